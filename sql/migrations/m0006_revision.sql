-- What a revisor reads with a tool of their own: psql, Excel, a BI tool. The views are documented by their comments, and show nothing of
-- any text or person; they are made by the files v_*. Which nämnd a login sees is a row here, not a setting that the login could change.

create schema revision authorization evb_owner;
set local role evb_owner;

create table revision.inloggning (
    inloggning text collate "C" not null,
    namnd      text collate "C" not null,
    constraint a_login_sees_a_namnd_once primary key (inloggning, namnd),
    constraint a_namnd_has_a_short_name check (namnd ~ '^[A-Za-z0-9_.:-]{1,64}$')
);

comment on schema revision is
    'Vyer för revisorer: avidentifierade uppgifter ur nämndens logg. Varje vy och kolumn är beskriven i sin kommentar. '
    'Texter lämnas bara ut i evb:s egen revisorsform.';
comment on table revision.inloggning is 'Vilka nämnder en personlig databasinloggning får se. Skrivs av databasens förvaltare.';

reset role;
