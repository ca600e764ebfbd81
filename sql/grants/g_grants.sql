-- Who may what: first nobody, then what is written here. The program works as evb_runtime: it reads the log, and writes it only
-- through functions. What somebody asks to see is read as the role of who asks (row security says which rows), see m0006_roles.

do $$
declare
    v_role text;
    v_schema text;
begin
    foreach v_schema in array array['eventlog', 'jobs', 'readmodel', 'lookup', 'atkomst', 'installation', 'revision'] loop
        foreach v_role in array array['public', 'evb_runtime', 'evb_underhall', 'evb_handlaggare', 'evb_enhetschef', 'evb_rapportor',
            'evb_namndsekreterare', 'evb_forvaltningsjurist', 'evb_revisor', 'evb_systemforvaltare', 'evb_logggranskare', 'evb_informationsagare',
            'evb_servicekonto', 'evb_revisor_lasare']
        loop
            execute format('revoke all on schema %I from %s', v_schema, v_role);
            execute format('revoke all on all tables in schema %I from %s', v_schema, v_role);
            execute format('revoke all on all functions in schema %I from %s', v_schema, v_role);
        end loop;
    end loop;
end $$;

-- The program.

grant usage on schema eventlog to evb_runtime;
grant select on all tables in schema eventlog to evb_runtime;
grant execute on all functions in schema eventlog to evb_runtime;
revoke execute on function eventlog.refuse_change(), eventlog.unit_of(text, text),
    eventlog.refused_items(text, text[], bigint[], integer[], text[], text[], text[], text[]) from evb_runtime;

-- An import counts its lines in a table of its own. Where nobody may anything by default, this has to be said.
do $$ begin execute format('grant temporary on database %I to evb_runtime', current_database()); end $$;

grant usage on schema jobs to evb_runtime;
grant select, insert, update, delete on jobs.job to evb_runtime;
-- History and slots are pruned, never changed.
grant select, insert, delete on jobs.outcome, jobs.slot to evb_runtime;
grant select, insert, update on jobs.kind, jobs.schedule to evb_runtime;
grant select, insert on jobs.lane to evb_runtime;
grant execute on all functions in schema jobs to evb_runtime;

grant usage on schema readmodel to evb_runtime;
grant select, insert, update, delete on all tables in schema readmodel to evb_runtime;
-- What was found of a read model stays found.
revoke update, delete on readmodel.proof_v1 from evb_runtime;
grant execute on all functions in schema readmodel to evb_runtime;
revoke execute on function readmodel.secure_build(text, integer) from evb_runtime;

-- The program notes who reads what; it cannot read it itself.
grant usage on schema atkomst to evb_runtime;
grant execute on function atkomst.anteckna(
    text[], text[], text[], text[], text[], text[], text[], text[], integer[], boolean[], uuid[]) to evb_runtime;

grant usage on schema installation to evb_runtime;
grant select on installation.environment to evb_runtime;

grant usage on schema lookup to evb_runtime;
grant select, insert, delete on lookup.entry to evb_runtime;
grant select, insert, update on lookup.progress to evb_runtime;

-- To see at start that the schema is this program's.
grant usage on schema migration to evb_runtime;
grant select on migration.applied to evb_runtime;

-- What is done seldom and cannot be undone: the program takes evb_underhall only then. That role may all that evb_runtime may, too.
revoke execute on function
    eventlog.restore(
        text, text[], bigint[], uuid[], text[], smallint[], date[], timestamptz[], text[], text[], text[], uuid[], uuid[], uuid[], integer[],
        text[], uuid[], bytea[], bytea[]),
    eventlog.restore_commands(text, uuid[], bytea[], bigint[], bigint[], timestamptz[]), eventlog.restore_claims(text, text[], bytea[], text[]),
    eventlog.restorable_head(text), eventlog.release_claims(text, text[]) from evb_runtime;
grant execute on function
    eventlog.restore(
        text, text[], bigint[], uuid[], text[], smallint[], date[], timestamptz[], text[], text[], text[], uuid[], uuid[], uuid[], integer[],
        text[], uuid[], bytea[], bytea[]),
    eventlog.restore_commands(text, uuid[], bytea[], bigint[], bigint[], timestamptz[]), eventlog.restore_claims(text, text[], bytea[], text[]),
    eventlog.release_claims(text, text[]) to evb_underhall;

-- Those who ask. The sealed bytes are read by those who may see a text or an identity; others see that an event has some.

grant usage on schema eventlog, readmodel to evb_handlaggare, evb_enhetschef, evb_rapportor, evb_namndsekreterare, evb_forvaltningsjurist,
    evb_revisor, evb_systemforvaltare, evb_informationsagare, evb_servicekonto;
grant select on eventlog.event to evb_handlaggare, evb_enhetschef, evb_rapportor, evb_namndsekreterare, evb_forvaltningsjurist,
    evb_informationsagare;
grant select (
    tenant, position, stream, version, id, type, type_version, valid_date, recorded_at, actor, role, unit, correlation, causation, command_id,
    nr, data, key_id, hash) on eventlog.event to evb_revisor, evb_servicekonto;
grant select on eventlog.head to evb_handlaggare, evb_enhetschef, evb_rapportor, evb_namndsekreterare, evb_forvaltningsjurist, evb_revisor,
    evb_systemforvaltare, evb_informationsagare, evb_servicekonto;
grant select on eventlog.seal to evb_rapportor, evb_namndsekreterare, evb_forvaltningsjurist, evb_revisor, evb_systemforvaltare,
    evb_informationsagare;
-- How many look-ups somebody is found by; never the hashes.
grant select (tenant, stream) on eventlog.claim to evb_enhetschef, evb_forvaltningsjurist, evb_informationsagare;
grant usage on schema lookup to evb_informationsagare;
grant select (namnd, beslut) on lookup.entry to evb_informationsagare;

-- By name: a new table there is the program's own until it is said here. The builds of a form are read as the form, see readmodel.secure_build.
grant select on readmodel.beslut_enhet_v1, readmodel.checkpoint_v1, readmodel.frist_v3, readmodel.model_v1, readmodel.parked_v1, readmodel.proof_v1
    to evb_handlaggare, evb_enhetschef, evb_rapportor, evb_namndsekreterare, evb_forvaltningsjurist, evb_revisor, evb_informationsagare;
grant select on readmodel.beslut_enhet_v1, readmodel.checkpoint_v1, readmodel.frist_v3, readmodel.model_v1 to evb_servicekonto;
grant select on readmodel.checkpoint_v1, readmodel.parked_v1, readmodel.proof_v1, readmodel.model_v1 to evb_systemforvaltare;

-- Who runs the system sees what it has to do, never what it is about.
grant usage on schema jobs to evb_systemforvaltare;
grant select on all tables in schema jobs to evb_systemforvaltare;

grant usage on schema atkomst to evb_logggranskare, evb_informationsagare;
grant select on atkomst.las, atkomst.avsedd, atkomst.huvud to evb_logggranskare, evb_informationsagare;
grant execute on function atkomst.prova(text), atkomst.rad_bytes(
    text, bigint, timestamptz, text, text, text, text, text, text, text, uuid[], uuid[]) to evb_logggranskare, evb_informationsagare;

-- A revisor's own login.
grant usage on schema revision to evb_revisor_lasare;
grant select on revision.omgangar, revision.rader, revision.avvikelser, revision.missade_omgangar, revision.kedja, revision.sigill
    to evb_revisor_lasare;
grant execute on function revision.namnder(), revision.frister() to evb_revisor_lasare;

-- The builds of the read models that there are.
do $$
declare
    v_build record;
begin
    for v_build in
        select m.projection, substring(c.relname from '[0-9]+$')::integer as nr
        from readmodel.model_v1 m join pg_class c on c.relname ~ ('^' || m.projection || '_[0-9]+$')
        join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = 'readmodel' and c.relkind = 'r'
    loop
        perform readmodel.secure_build(v_build.projection, v_build.nr);
    end loop;
end $$;
