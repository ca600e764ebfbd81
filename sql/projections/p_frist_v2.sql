-- What the report, the statistics and the watch list need to know of each frist, and when it was known. Bitemporal: a row was what the log
-- said from position kand_fran up to, not including, kand_till. «As known at P» is: kand_fran <= P and (kand_till is null or kand_till > P).
-- No identity and no text: person is an id without a name, and of a text there is only its hash. inskick is the list
-- [{omgang, art, datum, stangd}] in the order of recording, rattelser the periods whose correction was reported: each withdraws the inskick
-- of earlier periods. aterkallad: the avbrott that began the frist was recorded by mistake.
-- Takes the place of frist_v1, which knew neither the person nor what had been undone.

drop table readmodel.frist_v1;
delete from readmodel.checkpoint_v1 where projection = 'frist_v1';

set local role evb_owner;

create table readmodel.frist_v2 (
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
    inskick           jsonb not null,
    rattelser         jsonb not null,
    constraint a_frist_is_known_once_from_a_position primary key (namnd, beslut, art, nr, kand_fran),
    constraint what_is_known_ends_after_it_began check (kand_till > kand_fran),
    constraint a_frist_ends_in_one_of_two_ways check ((slut is null) = (slut_art is null) and slut_art in ('verkstalld', 'avslutad'))
);

-- The frister that some report can show: late ones, and those once sent to IVO. One that ended in time never can.
create index frister_that_a_report_can_show on readmodel.frist_v2 (namnd, rapporteringsbar)
    where slut is null or slut >= rapporteringsbar or inskick <> '[]';

-- What is watched: the open ones, as known now.
create index open_frister on readmodel.frist_v2 (namnd, rapporteringsbar) where slut is null and kand_till is null;

-- A person's beslut, for a death and for the count of persons.
create index beslut_of_a_person on readmodel.frist_v2 (namnd, person) where art = 'beslut' and kand_till is null;

reset role;
