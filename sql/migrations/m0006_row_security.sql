-- Which rows each role sees. What is asked for is said by settings that a reading transaction sets for itself, see Läsrum:
--
--   evb.namnd    the nämnd; nothing set, no rows
--   evb.enhet    '*' for the whole nämnd, '=' and the enhet for one enhet's beslut
--   evb.subjekt  who asks, for whoever looks at the server
--
-- The program itself (evb_runtime) sees all rows: it follows the log, decides commands and answers no user with what it sees. The owner
-- is nobody's login, and only its own functions act as it. Settings are asked for once a statement (the subselects), and a nämnd or a stream is
-- compared by leakproof operators, so that the indexes are used as without row security.
-- Källa: PostgreSQL 15, 5.8 Row Security Policies; 41.5 Rules and Privileges (leakproof).

set local role evb_owner;

alter table eventlog.event enable row level security;
create policy the_program_sees_all on eventlog.event for select to evb_runtime using (true);
create policy own_namnd_and_enhet on eventlog.event for select
    to evb_handlaggare, evb_enhetschef, evb_rapportor, evb_namndsekreterare, evb_forvaltningsjurist, evb_revisor, evb_informationsagare
    using (
        tenant = (select current_setting('evb.namnd', true))
        and ((select current_setting('evb.enhet', true)) = '*'
            or stream not like 'beslut:%'
            or exists (select from readmodel.beslut_enhet_v1 b
                       where b.namnd = tenant and b.strom = stream and b.enhet = (select substr(current_setting('evb.enhet', true), 2)))));
-- A program gets the beslut that it writes to, and no omgångar: a report's rows are of every enhet.
create policy own_namnd_and_beslut on eventlog.event for select to evb_servicekonto using (
    tenant = (select current_setting('evb.namnd', true))
    and (stream = 'namnd'
        or (stream like 'beslut:%'
            and ((select current_setting('evb.enhet', true)) = '*'
                or exists (select from readmodel.beslut_enhet_v1 b
                           where b.namnd = tenant and b.strom = stream
                               and b.enhet = (select substr(current_setting('evb.enhet', true), 2)))))));

alter table eventlog.head enable row level security;
create policy the_program_sees_all on eventlog.head for select to evb_runtime using (true);
create policy own_namnd on eventlog.head for select
    to evb_handlaggare, evb_enhetschef, evb_rapportor, evb_namndsekreterare, evb_forvaltningsjurist, evb_revisor, evb_systemforvaltare,
    evb_informationsagare, evb_servicekonto
    using (tenant = (select current_setting('evb.namnd', true)));

alter table eventlog.seal enable row level security;
create policy the_program_sees_all on eventlog.seal for select to evb_runtime using (true);
create policy own_namnd on eventlog.seal for select
    to evb_rapportor, evb_namndsekreterare, evb_forvaltningsjurist, evb_revisor, evb_systemforvaltare, evb_informationsagare
    using (tenant = (select current_setting('evb.namnd', true)));

alter table eventlog.command enable row level security;
create policy the_program_sees_all on eventlog.command for select to evb_runtime using (true);

alter table eventlog.claim enable row level security;
create policy the_program_sees_all on eventlog.claim for select to evb_runtime using (true);
create policy own_namnd_and_enhet on eventlog.claim for select to evb_enhetschef, evb_forvaltningsjurist, evb_informationsagare using (
    tenant = (select current_setting('evb.namnd', true))
    and ((select current_setting('evb.enhet', true)) = '*'
        or exists (select from readmodel.beslut_enhet_v1 b
                   where b.namnd = tenant and b.strom = stream and b.enhet = (select substr(current_setting('evb.enhet', true), 2)))));

alter table readmodel.beslut_enhet_v1 enable row level security;
create policy the_program_follows_all on readmodel.beslut_enhet_v1 to evb_runtime using (true) with check (true);
create policy own_namnd_and_enhet on readmodel.beslut_enhet_v1 for select
    to evb_handlaggare, evb_enhetschef, evb_rapportor, evb_namndsekreterare, evb_forvaltningsjurist, evb_revisor, evb_informationsagare,
    evb_servicekonto
    using (
        namnd = (select current_setting('evb.namnd', true))
        and ((select current_setting('evb.enhet', true)) = '*' or enhet = (select substr(current_setting('evb.enhet', true), 2))));

-- The form; each build takes after it, see readmodel.secure_build.
alter table readmodel.frist_v3 enable row level security;
create policy the_program_follows_all on readmodel.frist_v3 to evb_runtime using (true) with check (true);
create policy own_namnd_and_enhet on readmodel.frist_v3 for select
    to evb_handlaggare, evb_enhetschef, evb_rapportor, evb_namndsekreterare, evb_forvaltningsjurist, evb_revisor, evb_informationsagare
    using (
        namnd = (select current_setting('evb.namnd', true))
        and ((select current_setting('evb.enhet', true)) = '*'
            or exists (select from readmodel.beslut_enhet_v1 b
                       where b.namnd = frist_v3.namnd and b.strom = 'beslut:' || frist_v3.beslut::text
                           and b.enhet = (select substr(current_setting('evb.enhet', true), 2)))));

alter table readmodel.checkpoint_v1 enable row level security;
create policy the_program_follows_all on readmodel.checkpoint_v1 to evb_runtime using (true) with check (true);
create policy own_namnd on readmodel.checkpoint_v1 for select
    to evb_handlaggare, evb_enhetschef, evb_rapportor, evb_namndsekreterare, evb_forvaltningsjurist, evb_revisor, evb_systemforvaltare,
    evb_informationsagare
    using (namnd = (select current_setting('evb.namnd', true)));

alter table readmodel.parked_v1 enable row level security;
create policy the_program_follows_all on readmodel.parked_v1 to evb_runtime using (true) with check (true);
create policy own_namnd on readmodel.parked_v1 for select
    to evb_handlaggare, evb_enhetschef, evb_rapportor, evb_namndsekreterare, evb_forvaltningsjurist, evb_revisor, evb_systemforvaltare,
    evb_informationsagare
    using (namnd = (select current_setting('evb.namnd', true)));

alter table readmodel.proof_v1 enable row level security;
create policy the_program_sees_all on readmodel.proof_v1 for select to evb_runtime using (true);
create policy the_program_keeps_what_it_found on readmodel.proof_v1 for insert to evb_runtime with check (true);
create policy own_namnd on readmodel.proof_v1 for select
    to evb_handlaggare, evb_enhetschef, evb_rapportor, evb_namndsekreterare, evb_forvaltningsjurist, evb_revisor, evb_systemforvaltare,
    evb_informationsagare
    using (namnd = (select current_setting('evb.namnd', true)));

reset role;
