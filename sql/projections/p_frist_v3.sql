-- What the report, the statistics and the watch list need to know of each frist, and when it was known. Bitemporal: a row was what the log
-- said from position kand_fran up to, not including, kand_till. «As known at P» is: kand_fran <= P and (kand_till is null or kand_till > P).
-- No identity and no text: person is an id without a name, and of a text there is only its hash. inskick is the list
-- [{omgang, art, datum, stangd}] in the order of recording, as canonical JSON; rattelser the periods whose correction was reported: each
-- withdraws the inskick of earlier periods. aterkallad: the avbrott that began the frist was recorded by mistake. rapporteras: whether a
-- report can show the frist so known (see Visbarhet). lamnad: the omgång of the inskick that this row was the first to know.
--
-- readmodel.frist_v3 is the form and stays empty. The rows stand in readmodel.frist_v3_<build>, see readmodel.model_v1.
-- Takes the place of frist_v2, whose indexes held what was final for ever.

drop table readmodel.frist_v2;
delete from readmodel.checkpoint_v1 where projection = 'frist_v2';

set local role evb_owner;

create table readmodel.frist_v3 (
    namnd             text collate "C" not null,
    beslut            uuid not null,
    art               text collate "C" not null,
    nr                integer not null,
    kand_fran         bigint not null,
    kand_till         bigint,
    person            uuid not null,
    kon               text collate "C" not null,
    omrade            text collate "C" not null,
    lagrum            text collate "C" not null,
    insats            text collate "C" not null,
    beslutsdatum      date not null,
    galler_till       date,
    ursprung          text collate "C" not null,
    makulerat         boolean not null,
    vistelsekommun    boolean not null,
    start             date not null,
    rapporteringsbar  date not null,
    aterkallad        boolean not null,
    slut              date,
    slut_art          text collate "C",
    slut_orsak        text collate "C",
    slut_text         text collate "C",
    skal_kod          text collate "C",
    skal_klass        text collate "C",
    skal_text         text collate "C",
    inskick           text collate "C" not null,
    rattelser         text collate "C" not null,
    rapporteras       text collate "C" not null,
    lamnad            text collate "C",
    constraint a_frist_is_known_once_from_a_position primary key (namnd, beslut, art, nr, kand_fran),
    constraint what_is_known_ends_after_it_began check (kand_till > kand_fran),
    constraint a_frist_ends_in_one_of_two_ways check ((slut is null) = (slut_art is null) and slut_art in ('verkstalld', 'avslutad')),
    constraint a_frist_can_be_shown_or_not check (rapporteras in ('aldrig', 'kan', 'slutlamnad'))
);

-- What a report shows as known now: the open ones, and the closed ones that have not been finally reported. Bounded by what is open.
create index frister_that_a_report_can_show on readmodel.frist_v3 (namnd) where kand_till is null and rapporteras = 'kan';

-- The finally reported ones that some report still can show: those reported after the latest frozen round was computed, and those that ended
-- after a day.
create index frister_finally_reported_since on readmodel.frist_v3 (namnd, kand_fran) where kand_till is null and rapporteras = 'slutlamnad';
create index frister_finally_reported_that_ended on readmodel.frist_v3 (namnd, slut) where kand_till is null and rapporteras = 'slutlamnad';

-- What was known before: for a report as known at an earlier position, those that have changed since.
create index frister_known_otherwise_since on readmodel.frist_v3 (namnd, kand_till) where kand_till is not null and rapporteras <> 'aldrig';

-- Whether anything was sent in an omgång, as known at a position.
create index omgangar_with_an_inskick on readmodel.frist_v3 (namnd, lamnad, kand_fran) where lamnad is not null;

-- What is watched: the open ones, as known now.
create index open_frister on readmodel.frist_v3 (namnd, rapporteringsbar) where slut is null and kand_till is null;

-- A person's beslut, for a death and for the count of persons.
create index beslut_of_a_person on readmodel.frist_v3 (namnd, person) where art = 'beslut' and kand_till is null;

create table readmodel.frist_v3_1 (like readmodel.frist_v3 including all);
insert into readmodel.model_v1 (projection, build) values ('frist_v3', 1);

reset role;
