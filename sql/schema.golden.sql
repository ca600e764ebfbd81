-- The log's database

CREATE SCHEMA atkomst;

ALTER SCHEMA atkomst OWNER TO evb_owner;

CREATE SCHEMA eventlog;

ALTER SCHEMA eventlog OWNER TO evb_owner;

CREATE SCHEMA installation;

ALTER SCHEMA installation OWNER TO evb_owner;

CREATE SCHEMA jobs;

ALTER SCHEMA jobs OWNER TO evb_owner;

CREATE SCHEMA lookup;

ALTER SCHEMA lookup OWNER TO evb_owner;

CREATE SCHEMA migration;

ALTER SCHEMA migration OWNER TO postgres;

CREATE SCHEMA readmodel;

ALTER SCHEMA readmodel OWNER TO evb_owner;

CREATE SCHEMA revision;

ALTER SCHEMA revision OWNER TO evb_owner;

COMMENT ON SCHEMA revision IS 'Vyer för revisorer: avidentifierade uppgifter ur nämndens logg. Varje vy och kolumn är beskriven i sin kommentar. Texter lämnas bara ut i evb:s egen revisorsform.';

CREATE DOMAIN eventlog.ciphertext AS bytea
	CONSTRAINT sealed_is_bounded CHECK (((octet_length(VALUE) >= 28) AND (octet_length(VALUE) <= 262144)));

ALTER DOMAIN eventlog.ciphertext OWNER TO evb_owner;

CREATE DOMAIN eventlog.day AS date
	CONSTRAINT a_day_has_a_four_digit_year CHECK (((VALUE >= '0001-01-01'::date) AND (VALUE <= '9999-12-31'::date)));

ALTER DOMAIN eventlog.day OWNER TO evb_owner;

CREATE DOMAIN eventlog.digest AS bytea
	CONSTRAINT a_digest_is_sha_256 CHECK ((octet_length(VALUE) = 32));

ALTER DOMAIN eventlog.digest OWNER TO evb_owner;

CREATE DOMAIN eventlog.name AS text COLLATE pg_catalog."C"
	CONSTRAINT a_name_is_bounded CHECK (((octet_length(VALUE) >= 1) AND (octet_length(VALUE) <= 200)));

ALTER DOMAIN eventlog.name OWNER TO evb_owner;

CREATE DOMAIN eventlog.number AS bigint
	CONSTRAINT numbers_start_at_one CHECK ((VALUE > 0));

ALTER DOMAIN eventlog.number OWNER TO evb_owner;

CREATE DOMAIN eventlog.object AS text COLLATE pg_catalog."C"
	CONSTRAINT data_is_a_bounded_object CHECK (((octet_length(VALUE) <= 33554432) AND (jsonb_typeof((VALUE)::jsonb) = 'object'::text)));

ALTER DOMAIN eventlog.object OWNER TO evb_owner;

CREATE DOMAIN eventlog.ordinal AS integer
	CONSTRAINT ordinals_start_at_one CHECK ((VALUE > 0));

ALTER DOMAIN eventlog.ordinal OWNER TO evb_owner;

CREATE DOMAIN eventlog.small_number AS smallint
	CONSTRAINT small_numbers_start_at_one CHECK ((VALUE > 0));

ALTER DOMAIN eventlog.small_number OWNER TO evb_owner;

CREATE FUNCTION atkomst.anteckna(v_namnd text[], v_aktor text[], v_roll text[], v_enhet text[], v_atgard text[], v_andamal text[], v_fran text[], v_begaran text[], w_las integer[], w_person boolean[], w_id uuid[]) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$

ALTER FUNCTION atkomst.anteckna(v_namnd text[], v_aktor text[], v_roll text[], v_enhet text[], v_atgard text[], v_andamal text[], v_fran text[], v_begaran text[], w_las integer[], w_person boolean[], w_id uuid[]) OWNER TO evb_owner;

CREATE FUNCTION atkomst.prova(p_namnd text) RETURNS bigint
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$

ALTER FUNCTION atkomst.prova(p_namnd text) OWNER TO evb_owner;

CREATE FUNCTION atkomst.rad_bytes(namnd text, nr bigint, tid timestamp with time zone, aktor text, roll text, enhet text, atgard text, andamal text, fran text, begaran text, personer uuid[], beslut uuid[]) RETURNS bytea
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$

ALTER FUNCTION atkomst.rad_bytes(namnd text, nr bigint, tid timestamp with time zone, aktor text, roll text, enhet text, atgard text, andamal text, fran text, begaran text, personer uuid[], beslut uuid[]) OWNER TO evb_owner;

CREATE FUNCTION eventlog.add_seal(p_tenant text, p_position bigint, p_hash bytea, p_sealed_at timestamp with time zone, p_public_key bytea, p_signature bytea) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$

ALTER FUNCTION eventlog.add_seal(p_tenant text, p_position bigint, p_hash bytea, p_sealed_at timestamp with time zone, p_public_key bytea, p_signature bytea) OWNER TO evb_owner;

CREATE FUNCTION eventlog.append(p_tenant text, e_group integer[], e_stream text[], e_version bigint[], l_group integer[], l_kind text[], l_digest bytea[], l_stream text[], c_group integer[], c_id uuid[], c_digest bytea[], v_command integer[], v_expected integer[], v_id uuid[], v_type text[], v_type_version smallint[], v_valid_date date[], v_actor text[], v_role text[], v_unit text[], v_correlation uuid[], v_causation uuid[], v_data text[], v_key_id uuid[], v_sealed bytea[]) RETURNS TABLE(group_nr integer, outcome text, command_id uuid, first_position bigint, last_position bigint, stream text, expected bigint, actual bigint, kind text)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET plan_cache_mode TO 'force_generic_plan'
    SET enable_seqscan TO 'off'
    AS $$

ALTER FUNCTION eventlog.append(p_tenant text, e_group integer[], e_stream text[], e_version bigint[], l_group integer[], l_kind text[], l_digest bytea[], l_stream text[], c_group integer[], c_id uuid[], c_digest bytea[], v_command integer[], v_expected integer[], v_id uuid[], v_type text[], v_type_version smallint[], v_valid_date date[], v_actor text[], v_role text[], v_unit text[], v_correlation uuid[], v_causation uuid[], v_data text[], v_key_id uuid[], v_sealed bytea[]) OWNER TO evb_owner;

CREATE FUNCTION eventlog.append_one(p_tenant text, p_stream text, p_version bigint, p_command_id uuid, p_digest bytea, p_id uuid, p_type text, p_type_version smallint, p_valid_date date, p_actor text, p_role text, p_unit text, p_correlation uuid, p_causation uuid, p_data text, p_key_id uuid, p_sealed bytea) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    AS $$

ALTER FUNCTION eventlog.append_one(p_tenant text, p_stream text, p_version bigint, p_command_id uuid, p_digest bytea, p_id uuid, p_type text, p_type_version smallint, p_valid_date date, p_actor text, p_role text, p_unit text, p_correlation uuid, p_causation uuid, p_data text, p_key_id uuid, p_sealed bytea) OWNER TO evb_owner;

CREATE FUNCTION eventlog.chain_step(state bytea, previous bytea, bytes bytea) RETURNS bytea
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
    AS $$

ALTER FUNCTION eventlog.chain_step(state bytea, previous bytea, bytes bytea) OWNER TO evb_owner;

CREATE FUNCTION eventlog.event_bytes(tenant text, "position" bigint, stream text, version bigint, id uuid, type text, type_version smallint, valid_date date, recorded_at timestamp with time zone, actor text, role text, unit text, correlation uuid, causation uuid, command_id uuid, nr integer, data text, key_id uuid, sealed bytea) RETURNS bytea
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$

ALTER FUNCTION eventlog.event_bytes(tenant text, "position" bigint, stream text, version bigint, id uuid, type text, type_version smallint, valid_date date, recorded_at timestamp with time zone, actor text, role text, unit text, correlation uuid, causation uuid, command_id uuid, nr integer, data text, key_id uuid, sealed bytea) OWNER TO evb_owner;

CREATE FUNCTION eventlog.lock_head(p_tenant text, OUT head_position bigint, OUT head_hash bytea, OUT head_recorded_at timestamp with time zone) RETURNS record
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$

ALTER FUNCTION eventlog.lock_head(p_tenant text, OUT head_position bigint, OUT head_hash bytea, OUT head_recorded_at timestamp with time zone) OWNER TO evb_owner;

CREATE FUNCTION eventlog.refuse_change() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$

ALTER FUNCTION eventlog.refuse_change() OWNER TO evb_owner;

CREATE FUNCTION eventlog.refused_items(p_tenant text, e_stream text[], e_version bigint[], v_expected integer[], v_type text[], v_role text[], v_unit text[], v_data text[]) RETURNS integer[]
    LANGUAGE plpgsql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$

ALTER FUNCTION eventlog.refused_items(p_tenant text, e_stream text[], e_version bigint[], v_expected integer[], v_type text[], v_role text[], v_unit text[], v_data text[]) OWNER TO evb_owner;

CREATE FUNCTION eventlog.release_claims(p_tenant text, p_streams text[]) RETURNS bigint
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$

ALTER FUNCTION eventlog.release_claims(p_tenant text, p_streams text[]) OWNER TO evb_owner;

CREATE FUNCTION eventlog.restorable_head(p_tenant text, OUT head_position bigint, OUT head_hash bytea, OUT head_recorded_at timestamp with time zone) RETURNS record
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$

ALTER FUNCTION eventlog.restorable_head(p_tenant text, OUT head_position bigint, OUT head_hash bytea, OUT head_recorded_at timestamp with time zone) OWNER TO evb_owner;

CREATE FUNCTION eventlog.restore(p_tenant text, v_stream text[], v_version bigint[], v_id uuid[], v_type text[], v_type_version smallint[], v_valid_date date[], v_recorded_at timestamp with time zone[], v_actor text[], v_role text[], v_unit text[], v_correlation uuid[], v_causation uuid[], v_command_id uuid[], v_nr integer[], v_data text[], v_key_id uuid[], v_sealed bytea[], v_hash bytea[]) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET plan_cache_mode TO 'force_generic_plan'
    SET enable_seqscan TO 'off'
    AS $$

ALTER FUNCTION eventlog.restore(p_tenant text, v_stream text[], v_version bigint[], v_id uuid[], v_type text[], v_type_version smallint[], v_valid_date date[], v_recorded_at timestamp with time zone[], v_actor text[], v_role text[], v_unit text[], v_correlation uuid[], v_causation uuid[], v_command_id uuid[], v_nr integer[], v_data text[], v_key_id uuid[], v_sealed bytea[], v_hash bytea[]) OWNER TO evb_owner;

CREATE FUNCTION eventlog.restore_claims(p_tenant text, l_kind text[], l_digest bytea[], l_stream text[]) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$

ALTER FUNCTION eventlog.restore_claims(p_tenant text, l_kind text[], l_digest bytea[], l_stream text[]) OWNER TO evb_owner;

CREATE FUNCTION eventlog.restore_commands(p_tenant text, c_id uuid[], c_digest bytea[], c_first_position bigint[], c_last_position bigint[], c_recorded_at timestamp with time zone[]) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$

ALTER FUNCTION eventlog.restore_commands(p_tenant text, c_id uuid[], c_digest bytea[], c_first_position bigint[], c_last_position bigint[], c_recorded_at timestamp with time zone[]) OWNER TO evb_owner;

CREATE FUNCTION eventlog.unit_of(p_tenant text, p_stream text) RETURNS TABLE(unit text)
    LANGUAGE sql STABLE
    AS $$

ALTER FUNCTION eventlog.unit_of(p_tenant text, p_stream text) OWNER TO evb_owner;

CREATE FUNCTION jobs.claim(p_worker text, p_lease_ms bigint, p_batch bigint, p_kinds text[], p_seen_kinds text[], p_seen_priorities smallint[], p_seen_from bigint[]) RETURNS TABLE(job_id bigint, job_kind text, job_key text, job_payload text, job_attempt smallint, job_max_attempts smallint, job_created_at timestamp with time zone, job_priority smallint, job_ordering text, job_correlation uuid, seen_from bigint)
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET enable_bitmapscan TO 'off'
    SET enable_hashjoin TO 'off'
    SET enable_mergejoin TO 'off'
    AS $$

ALTER FUNCTION jobs.claim(p_worker text, p_lease_ms bigint, p_batch bigint, p_kinds text[], p_seen_kinds text[], p_seen_priorities smallint[], p_seen_from bigint[]) OWNER TO evb_owner;

CREATE FUNCTION jobs.complete(p_worker text, p_ids bigint[], p_attempts smallint[], p_outcomes text[]) RETURNS bigint
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET enable_seqscan TO 'off'
    SET enable_bitmapscan TO 'off'
    SET enable_hashjoin TO 'off'
    SET enable_mergejoin TO 'off'
    AS $$

ALTER FUNCTION jobs.complete(p_worker text, p_ids bigint[], p_attempts smallint[], p_outcomes text[]) OWNER TO evb_owner;

CREATE FUNCTION readmodel.create_build(p_projection text) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$

ALTER FUNCTION readmodel.create_build(p_projection text) OWNER TO evb_owner;

CREATE FUNCTION readmodel.drop_old_builds(p_projection text) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $_$
declare
    v_in_use integer;
    v_table  text;
    v_left   integer := 0;
begin
    -- Locked: nobody switches to another build meanwhile.
    select m.build into strict v_in_use from readmodel.model_v1 m where m.projection = p_projection for update;
    for v_table in
        select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = 'readmodel' and c.relkind = 'r' and c.relname ~ ('^' || p_projection || '_[0-9]+$')
          and substring(c.relname from '[0-9]+$')::integer < v_in_use
    loop
        begin
            execute format('lock table readmodel.%I in access exclusive mode nowait', v_table);
            execute format('drop table readmodel.%I', v_table);
        exception when lock_not_available then
            v_left := v_left + 1;
        end;
    end loop;
    return v_left;
end $_$;

ALTER FUNCTION readmodel.drop_old_builds(p_projection text) OWNER TO evb_owner;

CREATE FUNCTION readmodel.finish_build(p_projection text, p_build integer) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET default_statistics_target TO '20'
    AS $$

ALTER FUNCTION readmodel.finish_build(p_projection text, p_build integer) OWNER TO evb_owner;

CREATE FUNCTION readmodel.secure_build(p_projection text, p_build integer) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$

ALTER FUNCTION readmodel.secure_build(p_projection text, p_build integer) OWNER TO evb_owner;

CREATE FUNCTION revision.frister() RETURNS TABLE(namnd text, beslut uuid, art text, nr integer, kand_fran bigint, kand_till bigint, slut date, slut_art text, slut_orsak text, skal_kod text, skal_klass text, makulerat boolean, aterkallad boolean, lamnad text, inskick text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$

ALTER FUNCTION revision.frister() OWNER TO evb_owner;

CREATE FUNCTION revision.namnder() RETURNS SETOF text
    LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 1
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$

ALTER FUNCTION revision.namnder() OWNER TO evb_owner;

CREATE AGGREGATE eventlog.chain(previous bytea, bytes bytea) (
    SFUNC = eventlog.chain_step,
    STYPE = bytea
);

ALTER AGGREGATE eventlog.chain(previous bytea, bytes bytea) OWNER TO evb_owner;

CREATE TABLE atkomst.avsedd (
    namnd text NOT NULL COLLATE pg_catalog."C",
    id uuid NOT NULL,
    nr eventlog.number NOT NULL
);
ALTER TABLE ONLY atkomst.avsedd ALTER COLUMN namnd SET STATISTICS 0;

ALTER TABLE atkomst.avsedd OWNER TO evb_owner;

CREATE TABLE atkomst.huvud (
    namnd text NOT NULL COLLATE pg_catalog."C",
    nr bigint NOT NULL,
    hash eventlog.digest NOT NULL,
    tid timestamp with time zone NOT NULL,
    CONSTRAINT a_namnd_has_a_short_name CHECK ((namnd ~ '^[A-Za-z0-9_.:-]{1,64}$'::text))
)
WITH (fillfactor='10');

ALTER TABLE atkomst.huvud OWNER TO evb_owner;

CREATE TABLE atkomst.las (
    namnd text NOT NULL COLLATE pg_catalog."C",
    nr eventlog.number NOT NULL,
    tid timestamp with time zone NOT NULL,
    aktor eventlog.name NOT NULL,
    roll eventlog.name NOT NULL,
    enhet eventlog.name,
    atgard eventlog.name NOT NULL,
    andamal text NOT NULL COLLATE pg_catalog."C",
    fran text NOT NULL COLLATE pg_catalog."C",
    begaran text COLLATE pg_catalog."C",
    personer uuid[] NOT NULL,
    beslut uuid[] NOT NULL,
    hash eventlog.digest NOT NULL,
    CONSTRAINT a_purpose_is_a_code CHECK ((andamal ~ '^[a-z_]{1,60}$'::text)),
    CONSTRAINT a_request_is_named_by_an_id CHECK ((begaran ~ '^[A-Za-z0-9_.:-]{1,100}$'::text)),
    CONSTRAINT where_from_is_bounded CHECK (((octet_length(fran) >= 1) AND (octet_length(fran) <= 100)))
);
ALTER TABLE ONLY atkomst.las ALTER COLUMN namnd SET STATISTICS 0;

ALTER TABLE atkomst.las OWNER TO evb_owner;

CREATE TABLE eventlog.claim (
    tenant text NOT NULL COLLATE pg_catalog."C",
    kind eventlog.name NOT NULL,
    digest eventlog.digest NOT NULL,
    stream eventlog.name NOT NULL
);

ALTER TABLE eventlog.claim OWNER TO evb_owner;

CREATE TABLE eventlog.command (
    tenant text NOT NULL COLLATE pg_catalog."C",
    id uuid NOT NULL,
    digest eventlog.digest NOT NULL,
    first_position eventlog.number,
    last_position bigint NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    CONSTRAINT positions_are_in_order CHECK (((first_position)::bigint <= last_position))
);

ALTER TABLE eventlog.command OWNER TO evb_owner;

CREATE TABLE eventlog.event (
    tenant text NOT NULL COLLATE pg_catalog."C",
    "position" eventlog.number NOT NULL,
    stream eventlog.name NOT NULL,
    version eventlog.number NOT NULL,
    id uuid NOT NULL,
    type eventlog.name NOT NULL,
    type_version eventlog.small_number NOT NULL,
    valid_date eventlog.day,
    recorded_at timestamp with time zone NOT NULL,
    actor eventlog.name NOT NULL,
    role eventlog.name NOT NULL,
    unit eventlog.name,
    correlation uuid NOT NULL,
    causation uuid,
    command_id uuid NOT NULL,
    nr eventlog.ordinal NOT NULL,
    data eventlog.object NOT NULL,
    key_id uuid,
    sealed eventlog.ciphertext,
    hash eventlog.digest NOT NULL,
    CONSTRAINT sealed_goes_with_its_key CHECK (((key_id IS NULL) = (sealed IS NULL)))
)
WITH (autovacuum_analyze_threshold='10000', autovacuum_vacuum_insert_threshold='10000');
ALTER TABLE ONLY eventlog.event ALTER COLUMN tenant SET STATISTICS 0;
ALTER TABLE ONLY eventlog.event ALTER COLUMN tenant SET (n_distinct=1);

ALTER TABLE eventlog.event OWNER TO evb_owner;

CREATE TABLE eventlog.head (
    tenant text NOT NULL COLLATE pg_catalog."C",
    "position" bigint NOT NULL,
    hash eventlog.digest NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    CONSTRAINT a_tenant_has_a_short_name CHECK ((tenant ~ '^[A-Za-z0-9_.:-]{1,64}$'::text)),
    CONSTRAINT positions_start_after_zero CHECK (("position" >= 0))
)
WITH (fillfactor='10');

ALTER TABLE eventlog.head OWNER TO evb_owner;

CREATE TABLE eventlog.permission (
    role eventlog.name NOT NULL,
    type eventlog.name NOT NULL,
    reach text NOT NULL COLLATE pg_catalog."C",
    unit_key text COLLATE pg_catalog."C",
    CONSTRAINT a_reach_is_known CHECK ((reach = ANY (ARRAY['tenant'::text, 'unit'::text, 'unit_or_tenant'::text])))
);

ALTER TABLE eventlog.permission OWNER TO evb_owner;

CREATE TABLE eventlog.restored (
    tenant text NOT NULL COLLATE pg_catalog."C",
    "position" bigint NOT NULL,
    CONSTRAINT something_was_restored CHECK (("position" > 0))
);

ALTER TABLE eventlog.restored OWNER TO evb_owner;

CREATE TABLE eventlog.seal (
    tenant text NOT NULL COLLATE pg_catalog."C",
    "position" eventlog.number NOT NULL,
    hash eventlog.digest NOT NULL,
    sealed_at timestamp with time zone NOT NULL,
    public_key bytea NOT NULL,
    signature bytea NOT NULL,
    CONSTRAINT an_ed25519_key_has_its_length CHECK ((octet_length(public_key) = 32)),
    CONSTRAINT an_ed25519_signature_has_its_length CHECK ((octet_length(signature) = 64))
);

ALTER TABLE eventlog.seal OWNER TO evb_owner;

CREATE TABLE installation.environment (
    only_row boolean DEFAULT true NOT NULL,
    name text NOT NULL COLLATE pg_catalog."C",
    set_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT an_environment_is_known CHECK ((name = ANY (ARRAY['demo'::text, 'test'::text, 'produktion'::text]))),
    CONSTRAINT there_is_one_row CHECK (only_row)
);

ALTER TABLE installation.environment OWNER TO evb_owner;

CREATE TABLE jobs.job (
    id bigint NOT NULL,
    kind text NOT NULL COLLATE pg_catalog."C",
    key text NOT NULL COLLATE pg_catalog."C",
    payload text NOT NULL COLLATE pg_catalog."C",
    priority smallint DEFAULT 0 NOT NULL,
    state text DEFAULT 'ready'::text NOT NULL COLLATE pg_catalog."C",
    attempt smallint DEFAULT 0 NOT NULL,
    max_attempts smallint NOT NULL,
    run_at timestamp with time zone NOT NULL,
    lease_until timestamp with time zone,
    worker text COLLATE pg_catalog."C",
    error text COLLATE pg_catalog."C",
    created_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    started_at timestamp with time zone,
    ordering text COLLATE pg_catalog."C",
    correlation uuid DEFAULT gen_random_uuid() NOT NULL,
    ready_xact bigint DEFAULT ((pg_current_xact_id())::text)::bigint NOT NULL,
    cancelled_at timestamp with time zone,
    CONSTRAINT a_key_is_named CHECK (((octet_length(key) >= 1) AND (octet_length(key) <= 200))),
    CONSTRAINT a_kind_is_named CHECK (((octet_length(kind) >= 1) AND (octet_length(kind) <= 100))),
    CONSTRAINT a_payload_is_bounded_json CHECK (((octet_length(payload) <= 65536) AND ((payload)::json IS NOT NULL))),
    CONSTRAINT a_running_job_has_a_lease CHECK (((state = 'running'::text) = ((lease_until IS NOT NULL) AND (worker IS NOT NULL)))),
    CONSTRAINT a_state_is_known CHECK ((state = ANY (ARRAY['ready'::text, 'delayed'::text, 'blocked'::text, 'running'::text, 'dead'::text]))),
    CONSTRAINT an_error_is_a_code CHECK ((octet_length(error) <= 200)),
    CONSTRAINT an_ordering_is_named CHECK (((octet_length(ordering) >= 1) AND (octet_length(ordering) <= 200))),
    CONSTRAINT attempts_are_bounded CHECK ((((attempt >= 0) AND (attempt <= max_attempts)) AND ((max_attempts >= 1) AND (max_attempts <= 100)))),
    CONSTRAINT only_what_has_an_ordering_is_blocked CHECK (((state <> 'blocked'::text) OR (ordering IS NOT NULL))),
    CONSTRAINT only_what_runs_is_asked_to_stop CHECK (((cancelled_at IS NULL) OR (state = 'running'::text)))
)
WITH (fillfactor='70', autovacuum_vacuum_scale_factor='0.02', autovacuum_vacuum_threshold='200');

ALTER TABLE jobs.job OWNER TO evb_owner;

ALTER TABLE jobs.job ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME jobs.job_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE jobs.kind (
    kind text NOT NULL COLLATE pg_catalog."C",
    paused_at timestamp with time zone,
    max_running integer,
    CONSTRAINT a_kind_is_named CHECK (((octet_length(kind) >= 1) AND (octet_length(kind) <= 100))),
    CONSTRAINT a_limit_lets_something_run CHECK (((max_running >= 1) AND (max_running <= 10000)))
);

ALTER TABLE jobs.kind OWNER TO evb_owner;

CREATE TABLE jobs.lane (
    kind text NOT NULL COLLATE pg_catalog."C",
    priority smallint NOT NULL,
    CONSTRAINT a_kind_is_named CHECK (((octet_length(kind) >= 1) AND (octet_length(kind) <= 100)))
);

ALTER TABLE jobs.lane OWNER TO evb_owner;

CREATE TABLE jobs.outcome (
    job_id bigint NOT NULL,
    kind text NOT NULL COLLATE pg_catalog."C",
    key text NOT NULL COLLATE pg_catalog."C",
    attempts smallint NOT NULL,
    outcome text NOT NULL COLLATE pg_catalog."C",
    error text COLLATE pg_catalog."C",
    created_at timestamp with time zone NOT NULL,
    started_at timestamp with time zone,
    finished_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    state text DEFAULT 'done'::text NOT NULL COLLATE pg_catalog."C",
    correlation uuid,
    CONSTRAINT an_ended_job_is_done_cancelled_or_forgotten CHECK ((state = ANY (ARRAY['done'::text, 'cancelled'::text, 'forgotten'::text]))),
    CONSTRAINT an_error_is_a_code CHECK ((octet_length(error) <= 200)),
    CONSTRAINT an_outcome_is_a_code CHECK (((octet_length(outcome) >= 1) AND (octet_length(outcome) <= 200))),
    CONSTRAINT what_was_done_was_started CHECK (((state <> 'done'::text) OR (started_at IS NOT NULL)))
);

ALTER TABLE jobs.outcome OWNER TO evb_owner;

CREATE TABLE jobs.schedule (
    name text NOT NULL COLLATE pg_catalog."C",
    planned_through timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT a_schedule_is_named CHECK (((octet_length(name) >= 1) AND (octet_length(name) <= 100)))
);

ALTER TABLE jobs.schedule OWNER TO evb_owner;

CREATE TABLE jobs.slot (
    kind text NOT NULL COLLATE pg_catalog."C",
    period text NOT NULL COLLATE pg_catalog."C",
    created_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    prunable_at timestamp with time zone,
    CONSTRAINT a_kind_is_named CHECK (((octet_length(kind) >= 1) AND (octet_length(kind) <= 100))),
    CONSTRAINT a_period_is_named CHECK (((octet_length(period) >= 1) AND (octet_length(period) <= 200)))
);

ALTER TABLE jobs.slot OWNER TO evb_owner;

CREATE TABLE lookup.entry (
    namnd text NOT NULL COLLATE pg_catalog."C",
    kind text NOT NULL COLLATE pg_catalog."C",
    digest eventlog.digest NOT NULL,
    beslut uuid NOT NULL,
    CONSTRAINT the_law_allows_the_kind_of_key CHECK ((kind = ANY (ARRAY['namn'::text, 'personnummer'::text, 'arendenummer'::text])))
);
ALTER TABLE ONLY lookup.entry ALTER COLUMN namnd SET STATISTICS 0;

ALTER TABLE lookup.entry OWNER TO evb_owner;

CREATE TABLE lookup.progress (
    namnd text NOT NULL COLLATE pg_catalog."C",
    "position" bigint NOT NULL,
    CONSTRAINT positions_start_at_zero CHECK (("position" >= 0))
)
WITH (fillfactor='50');

ALTER TABLE lookup.progress OWNER TO evb_owner;

CREATE TABLE migration.applied (
    name text NOT NULL,
    kind text NOT NULL,
    checksum text NOT NULL,
    applied_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);

ALTER TABLE migration.applied OWNER TO postgres;

CREATE TABLE readmodel.beslut_enhet_v1 (
    namnd text NOT NULL COLLATE pg_catalog."C",
    strom text NOT NULL COLLATE pg_catalog."C",
    enhet text COLLATE pg_catalog."C"
);
ALTER TABLE ONLY readmodel.beslut_enhet_v1 ALTER COLUMN namnd SET STATISTICS 0;

ALTER TABLE readmodel.beslut_enhet_v1 OWNER TO evb_owner;

CREATE TABLE readmodel.checkpoint_v1 (
    projection text NOT NULL COLLATE pg_catalog."C",
    namnd text NOT NULL COLLATE pg_catalog."C",
    "position" bigint NOT NULL,
    CONSTRAINT positions_start_at_zero CHECK (("position" >= 0))
)
WITH (fillfactor='50');

ALTER TABLE readmodel.checkpoint_v1 OWNER TO evb_owner;

CREATE TABLE readmodel.frist_v3 (
    namnd text NOT NULL COLLATE pg_catalog."C",
    beslut uuid NOT NULL,
    art text NOT NULL COLLATE pg_catalog."C",
    nr integer NOT NULL,
    kand_fran bigint NOT NULL,
    kand_till bigint,
    person uuid NOT NULL,
    kon text NOT NULL COLLATE pg_catalog."C",
    omrade text NOT NULL COLLATE pg_catalog."C",
    lagrum text NOT NULL COLLATE pg_catalog."C",
    insats text NOT NULL COLLATE pg_catalog."C",
    beslutsdatum date NOT NULL,
    galler_till date,
    ursprung text NOT NULL COLLATE pg_catalog."C",
    makulerat boolean NOT NULL,
    vistelsekommun boolean NOT NULL,
    start date NOT NULL,
    rapporteringsbar date NOT NULL,
    aterkallad boolean NOT NULL,
    slut date,
    slut_art text COLLATE pg_catalog."C",
    slut_orsak text COLLATE pg_catalog."C",
    slut_text text COLLATE pg_catalog."C",
    skal_kod text COLLATE pg_catalog."C",
    skal_klass text COLLATE pg_catalog."C",
    skal_text text COLLATE pg_catalog."C",
    inskick text NOT NULL COLLATE pg_catalog."C",
    rattelser text NOT NULL COLLATE pg_catalog."C",
    rapporteras text NOT NULL COLLATE pg_catalog."C",
    lamnad text COLLATE pg_catalog."C",
    CONSTRAINT a_frist_can_be_shown_or_not CHECK ((rapporteras = ANY (ARRAY['aldrig'::text, 'kan'::text, 'slutlamnad'::text]))),
    CONSTRAINT a_frist_ends_in_one_of_two_ways CHECK ((((slut IS NULL) = (slut_art IS NULL)) AND (slut_art = ANY (ARRAY['verkstalld'::text, 'avslutad'::text])))),
    CONSTRAINT what_is_known_ends_after_it_began CHECK ((kand_till > kand_fran))
);
ALTER TABLE ONLY readmodel.frist_v3 ALTER COLUMN namnd SET STATISTICS 0;

ALTER TABLE readmodel.frist_v3 OWNER TO evb_owner;

CREATE TABLE readmodel.frist_v3_1 (
    namnd text NOT NULL COLLATE pg_catalog."C",
    beslut uuid NOT NULL,
    art text NOT NULL COLLATE pg_catalog."C",
    nr integer NOT NULL,
    kand_fran bigint NOT NULL,
    kand_till bigint,
    person uuid NOT NULL,
    kon text NOT NULL COLLATE pg_catalog."C",
    omrade text NOT NULL COLLATE pg_catalog."C",
    lagrum text NOT NULL COLLATE pg_catalog."C",
    insats text NOT NULL COLLATE pg_catalog."C",
    beslutsdatum date NOT NULL,
    galler_till date,
    ursprung text NOT NULL COLLATE pg_catalog."C",
    makulerat boolean NOT NULL,
    vistelsekommun boolean NOT NULL,
    start date NOT NULL,
    rapporteringsbar date NOT NULL,
    aterkallad boolean NOT NULL,
    slut date,
    slut_art text COLLATE pg_catalog."C",
    slut_orsak text COLLATE pg_catalog."C",
    slut_text text COLLATE pg_catalog."C",
    skal_kod text COLLATE pg_catalog."C",
    skal_klass text COLLATE pg_catalog."C",
    skal_text text COLLATE pg_catalog."C",
    inskick text NOT NULL COLLATE pg_catalog."C",
    rattelser text NOT NULL COLLATE pg_catalog."C",
    rapporteras text NOT NULL COLLATE pg_catalog."C",
    lamnad text COLLATE pg_catalog."C",
    CONSTRAINT a_frist_can_be_shown_or_not CHECK ((rapporteras = ANY (ARRAY['aldrig'::text, 'kan'::text, 'slutlamnad'::text]))),
    CONSTRAINT a_frist_ends_in_one_of_two_ways CHECK ((((slut IS NULL) = (slut_art IS NULL)) AND (slut_art = ANY (ARRAY['verkstalld'::text, 'avslutad'::text])))),
    CONSTRAINT what_is_known_ends_after_it_began CHECK ((kand_till > kand_fran))
);
ALTER TABLE ONLY readmodel.frist_v3_1 ALTER COLUMN namnd SET STATISTICS 0;

ALTER TABLE readmodel.frist_v3_1 OWNER TO evb_owner;

CREATE TABLE readmodel.model_v1 (
    projection text NOT NULL COLLATE pg_catalog."C",
    build integer NOT NULL,
    CONSTRAINT builds_start_at_one CHECK ((build > 0))
);

ALTER TABLE readmodel.model_v1 OWNER TO evb_owner;

CREATE TABLE readmodel.paminnelse_dag_v1 (
    namnd text NOT NULL COLLATE pg_catalog."C",
    dag date NOT NULL
);

ALTER TABLE readmodel.paminnelse_dag_v1 OWNER TO evb_owner;

CREATE TABLE readmodel.paminnelse_v1 (
    id bigint NOT NULL,
    namnd text NOT NULL COLLATE pg_catalog."C",
    nyckel text NOT NULL COLLATE pg_catalog."C",
    slag text NOT NULL COLLATE pg_catalog."C",
    uppmarksammad date NOT NULL,
    avslutad date,
    CONSTRAINT a_kind_is_a_code CHECK ((slag ~ '^[a-z_]{1,60}$'::text)),
    CONSTRAINT a_reminder_ends_after_it_began CHECK ((avslutad >= uppmarksammad)),
    CONSTRAINT a_reminder_says_what_it_is_about CHECK ((nyckel ~ '^[a-zA-Z0-9_/-]{1,200}$'::text))
);

ALTER TABLE readmodel.paminnelse_v1 OWNER TO evb_owner;

ALTER TABLE readmodel.paminnelse_v1 ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME readmodel.paminnelse_v1_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE readmodel.parked_v1 (
    projection text NOT NULL COLLATE pg_catalog."C",
    namnd text NOT NULL COLLATE pg_catalog."C",
    stream text NOT NULL COLLATE pg_catalog."C",
    "position" bigint NOT NULL,
    code text NOT NULL COLLATE pg_catalog."C",
    parked_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT positions_start_at_one CHECK (("position" > 0)),
    CONSTRAINT why_is_a_code CHECK ((code ~ '^[a-z_]{1,60}$'::text))
);

ALTER TABLE readmodel.parked_v1 OWNER TO evb_owner;

CREATE TABLE readmodel.proof_v1 (
    projection text NOT NULL COLLATE pg_catalog."C",
    namnd text NOT NULL COLLATE pg_catalog."C",
    "position" bigint NOT NULL,
    ok boolean NOT NULL,
    digest bytea NOT NULL,
    deviating uuid,
    proven_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    milliseconds bigint NOT NULL,
    CONSTRAINT a_digest_is_sha_256 CHECK ((octet_length(digest) = 32)),
    CONSTRAINT what_deviates_is_not_ok CHECK (((deviating IS NULL) OR (NOT ok)))
);

ALTER TABLE readmodel.proof_v1 OWNER TO evb_owner;

CREATE VIEW revision.avvikelser WITH (security_barrier='true') AS
 WITH frister AS MATERIALIZED (
         SELECT frister.namnd,
            frister.beslut,
            frister.art,
            frister.nr,
            frister.kand_fran,
            frister.kand_till,
            frister.slut,
            frister.slut_art,
            frister.slut_orsak,
            frister.skal_kod,
            frister.skal_klass,
            frister.makulerat,
            frister.aterkallad,
            frister.lamnad,
            frister.inskick
           FROM revision.frister() frister(namnd, beslut, art, nr, kand_fran, kand_till, slut, slut_art, slut_orsak, skal_kod, skal_klass, makulerat, aterkallad, lamnad, inskick)
        ), rader AS MATERIALIZED (
         SELECT s.tenant AS namnd,
            substr((s.stream)::text, 8) AS period,
            (((s.data)::jsonb ->> 'version'::text))::integer AS version,
            ("substring"("left"((f.data)::text, 64), '"position":([0-9]+)'::text))::bigint AS "position",
            ((rad.form ->> 'beslut'::text))::uuid AS beslut,
            ((rad.form -> 'frist'::text) ->> 'art'::text) AS art,
            (((rad.form -> 'frist'::text) ->> 'nr'::text))::integer AS nr
           FROM ((revision.namnder() n(namnd)
             JOIN eventlog.event s ON (((s.tenant = n.namnd) AND ((s.stream)::text >= 'omgang:'::text) AND ((s.stream)::text < 'omgang;'::text) AND ((s.type)::text = 'RapportFaststalld'::text))))
             JOIN LATERAL ( SELECT e.data
                   FROM eventlog.event e
                  WHERE ((e.tenant = s.tenant) AND ((e.stream)::text = (s.stream)::text) AND ((e.type)::text = 'RapportBeraknad'::text))
                  ORDER BY e.version
                 OFFSET ((((s.data)::jsonb ->> 'version'::text))::integer - 1)
                 LIMIT 1) f ON (true)),
            LATERAL jsonb_array_elements((((f.data)::jsonb -> 'rapport'::text) -> 'rader'::text)) rad(form)
        )
 SELECT r.namnd,
    r.period,
    r.version,
    nu.beslut,
    nu.art AS frist_art,
    nu.nr AS frist_nr,
    nu.kand_fran AS andrad_position,
    h.recorded_at AS andrad,
    da.slut AS slut_da,
    nu.slut AS slut_nu,
    da.slut_art AS slut_art_da,
    nu.slut_art AS slut_art_nu,
    da.slut_orsak AS orsak_da,
    nu.slut_orsak AS orsak_nu,
    da.skal_kod AS skal_kod_da,
    nu.skal_kod AS skal_kod_nu,
    da.skal_klass AS skal_klass_da,
    nu.skal_klass AS skal_klass_nu,
    nu.makulerat,
    nu.aterkallad
   FROM (((rader r
     JOIN frister nu ON (((nu.namnd = r.namnd) AND (nu.beslut = r.beslut) AND (nu.art = r.art) AND (nu.nr = r.nr) AND (nu.kand_till IS NULL) AND (nu.kand_fran > r."position"))))
     JOIN frister da ON (((da.namnd = nu.namnd) AND (da.beslut = nu.beslut) AND (da.art = nu.art) AND (da.nr = nu.nr) AND (da.kand_fran <= r."position") AND (da.kand_till > r."position"))))
     JOIN eventlog.event h ON (((h.tenant = nu.namnd) AND ((h."position")::bigint = nu.kand_fran))))
  WHERE (((((((da.slut IS DISTINCT FROM nu.slut) OR (da.slut_art IS DISTINCT FROM nu.slut_art)) OR (da.slut_orsak IS DISTINCT FROM nu.slut_orsak)) OR (da.skal_kod IS DISTINCT FROM nu.skal_kod)) OR (da.skal_klass IS DISTINCT FROM nu.skal_klass)) OR (da.makulerat IS DISTINCT FROM nu.makulerat)) OR (da.aterkallad IS DISTINCT FROM nu.aterkallad));

ALTER TABLE revision.avvikelser OWNER TO evb_owner;

COMMENT ON VIEW revision.avvikelser IS 'Vad som blivit känt efter att en rapport fastställdes om de frister som står i den: då är som det var känt när rapporten räknades fram, nu som det är känt i dag.';

COMMENT ON COLUMN revision.avvikelser.namnd IS 'Nämndens kod.';

COMMENT ON COLUMN revision.avvikelser.period IS 'Rapportens kvartal.';

COMMENT ON COLUMN revision.avvikelser.version IS 'Rapportens version.';

COMMENT ON COLUMN revision.avvikelser.beslut IS 'Beslutets id.';

COMMENT ON COLUMN revision.avvikelser.frist_art IS 'beslut eller avbrott, som i revision.rader.';

COMMENT ON COLUMN revision.avvikelser.frist_nr IS 'Fristens nummer bland beslutets.';

COMMENT ON COLUMN revision.avvikelser.andrad_position IS 'Var i loggen den senaste ändringen står, se revision.kedja.';

COMMENT ON COLUMN revision.avvikelser.andrad IS 'När den registrerades.';

COMMENT ON COLUMN revision.avvikelser.slut_da IS 'Slutet som det var känt då.';

COMMENT ON COLUMN revision.avvikelser.slut_nu IS 'Slutet som det är känt nu.';

COMMENT ON COLUMN revision.avvikelser.slut_art_da IS 'verkstalld eller avslutad, då.';

COMMENT ON COLUMN revision.avvikelser.slut_art_nu IS 'verkstalld eller avslutad, nu.';

COMMENT ON COLUMN revision.avvikelser.orsak_da IS 'Avslutets orsak då.';

COMMENT ON COLUMN revision.avvikelser.orsak_nu IS 'Avslutets orsak nu.';

COMMENT ON COLUMN revision.avvikelser.skal_kod_da IS 'Skälets kod då.';

COMMENT ON COLUMN revision.avvikelser.skal_kod_nu IS 'Skälets kod nu.';

COMMENT ON COLUMN revision.avvikelser.skal_klass_da IS 'Skälets klass då.';

COMMENT ON COLUMN revision.avvikelser.skal_klass_nu IS 'Skälets klass nu.';

COMMENT ON COLUMN revision.avvikelser.makulerat IS 'Beslutet är makulerat: det skulle aldrig ha registrerats.';

COMMENT ON COLUMN revision.avvikelser.aterkallad IS 'Avbrottet som fristen räknades från är återkallat.';

CREATE TABLE revision.inloggning (
    inloggning text NOT NULL COLLATE pg_catalog."C",
    namnd text NOT NULL COLLATE pg_catalog."C",
    CONSTRAINT a_namnd_has_a_short_name CHECK ((namnd ~ '^[A-Za-z0-9_.:-]{1,64}$'::text))
);

ALTER TABLE revision.inloggning OWNER TO evb_owner;

COMMENT ON TABLE revision.inloggning IS 'Vilka nämnder en personlig databasinloggning får se. Skrivs av databasens förvaltare.';

CREATE VIEW revision.kedja WITH (security_barrier='true') AS
 SELECT e.tenant AS namnd,
    e."position",
    e.stream AS strom,
    e.version,
    e.type AS typ,
    e.valid_date AS giltigt,
    e.recorded_at AS registrerad,
    e.role AS roll,
    encode((e.hash)::bytea, 'hex'::text) AS hash
   FROM (revision.namnder() n(namnd)
     JOIN eventlog.event e ON ((e.tenant = n.namnd)));

ALTER TABLE revision.kedja OWNER TO evb_owner;

COMMENT ON VIEW revision.kedja IS 'Loggens alla händelser i den ordning de registrerades, utan innehåll. Positionerna går från 1 utan lucka. Hela kedjan kontrolleras med den logg som nämnden lämnar ut, se deploy/verifiera_logg.py; den ska sluta på samma hash som här.';

COMMENT ON COLUMN revision.kedja.namnd IS 'Nämndens kod.';

COMMENT ON COLUMN revision.kedja."position" IS 'Händelsens plats i loggen.';

COMMENT ON COLUMN revision.kedja.strom IS 'Vad händelsen gäller: beslut:<id>, omgang:<kvartal> eller namnd.';

COMMENT ON COLUMN revision.kedja.version IS 'Händelsens nummer bland dem som gäller detsamma.';

COMMENT ON COLUMN revision.kedja.typ IS 'Vad som hände.';

COMMENT ON COLUMN revision.kedja.giltigt IS 'Dagen då det hände, som den angavs.';

COMMENT ON COLUMN revision.kedja.registrerad IS 'När det registrerades, enligt databasens klocka.';

COMMENT ON COLUMN revision.kedja.roll IS 'Rollen hos den som registrerade det.';

COMMENT ON COLUMN revision.kedja.hash IS 'SHA-256 över föregående hash och händelsen.';

CREATE VIEW revision.missade_omgangar WITH (security_barrier='true') AS
 WITH frister AS MATERIALIZED (
         SELECT f.namnd,
            f.beslut,
            f.art,
            f.nr,
            f.kand_till,
            f.lamnad,
            f.inskick
           FROM revision.frister() f(namnd, beslut, art, nr, kand_fran, kand_till, slut, slut_art, slut_orsak, skal_kod, skal_klass, makulerat, aterkallad, lamnad, inskick)
        ), omgangar AS MATERIALIZED (
         SELECT n.namnd,
            o_1.stream,
            ((o_1.data)::jsonb ->> 'period'::text) AS period,
            (((("left"(((o_1.data)::jsonb ->> 'period'::text), 4))::integer * 4) + ("right"(((o_1.data)::jsonb ->> 'period'::text), 1))::integer) - 1) AS kvartal
           FROM (revision.namnder() n(namnd)
             JOIN eventlog.event o_1 ON (((o_1.tenant = n.namnd) AND ((o_1.stream)::text >= 'omgang:'::text) AND ((o_1.stream)::text < 'omgang;'::text) AND ((o_1.type)::text = 'OmgangOppnad'::text))))
        ), kvartalen AS (
         SELECT g.namnd,
            k_1.kvartal,
            (((k_1.kvartal / 4) || 'K'::text) || ((k_1.kvartal % 4) + 1)) AS period
           FROM ( SELECT omgangar.namnd,
                    min(omgangar.kvartal) AS forsta,
                    max(omgangar.kvartal) AS sista
                   FROM omgangar
                  GROUP BY omgangar.namnd) g,
            LATERAL generate_series(g.forsta, (g.sista - 1)) k_1(kvartal)
        )
 SELECT k.namnd,
    k.period,
        CASE
            WHEN (o.period IS NULL) THEN 'ej_oppnad'::text
            ELSE 'ej_lamnad'::text
        END AS vad
   FROM (kvartalen k
     LEFT JOIN omgangar o ON (((o.namnd = k.namnd) AND (o.kvartal = k.kvartal))))
  WHERE ((o.period IS NULL) OR ((NOT (EXISTS ( SELECT
           FROM (frister f
             JOIN frister nu USING (namnd, beslut, art, nr))
          WHERE ((f.namnd = k.namnd) AND (f.lamnad = k.period) AND (nu.kand_till IS NULL) AND ((nu.inskick)::jsonb @> jsonb_build_array(jsonb_build_object('omgang', k.period))))))) AND (NOT (EXISTS ( SELECT
           FROM (eventlog.event s
             JOIN LATERAL ( SELECT "right"((e.data)::text, 1024) AS slut
                   FROM eventlog.event e
                  WHERE ((e.tenant = s.tenant) AND ((e.stream)::text = (s.stream)::text) AND ((e.type)::text = 'RapportBeraknad'::text))
                  ORDER BY e.version
                 OFFSET ((((s.data)::jsonb ->> 'version'::text))::integer - 1)
                 LIMIT 1) f ON (true))
          WHERE ((s.tenant = k.namnd) AND ((s.stream)::text = (o.stream)::text) AND ((s.type)::text = 'RapportFaststalld'::text) AND ("substring"(f.slut, '"summor":\{[^}]*"totalt":([0-9]+)'::text) = "substring"(f.slut, '"summor":\{[^}]*"RATTADE":([0-9]+)'::text))))))));

ALTER TABLE revision.missade_omgangar OWNER TO evb_owner;

COMMENT ON VIEW revision.missade_omgangar IS 'Kvartal mellan nämndens första omgång och dess senaste för vilka rapporteringen till IVO inte blev av. Ett kvartal utan något att rapportera är inte missat.';

COMMENT ON COLUMN revision.missade_omgangar.namnd IS 'Nämndens kod.';

COMMENT ON COLUMN revision.missade_omgangar.period IS 'Kvartalet.';

COMMENT ON COLUMN revision.missade_omgangar.vad IS 'ej_oppnad: ingen omgång öppnades. ej_lamnad: inget är inskickat trots att det fanns något att lämna, eller omgången inte är fastställd.';

CREATE VIEW revision.omgangar WITH (security_barrier='true') AS
 SELECT n.namnd,
    ((o.data)::jsonb ->> 'period'::text) AS period,
    ((o.data)::jsonb ->> 'etikett'::text) AS etikett,
    (((o.data)::jsonb ->> 'brytdatum'::text))::date AS brytdatum,
    o.recorded_at AS oppnad,
    (((f.data)::jsonb ->> 'version'::text))::integer AS version,
    ((f.data)::jsonb ->> 'sha256'::text) AS sha256,
    f.recorded_at AS faststalld,
    f."position" AS faststalld_position,
    encode((f.hash)::bytea, 'hex'::text) AS faststalld_hash,
    (((a.data)::jsonb ->> 'sammantradesdatum'::text))::date AS antagen,
    ((a.data)::jsonb ->> 'paragraf'::text) AS paragraf,
    ((a.data)::jsonb ->> 'dnr'::text) AS dnr,
    r.overlamnad_revisorer,
    r.overlamnad_fullmaktige
   FROM ((((revision.namnder() n(namnd)
     JOIN eventlog.event o ON (((o.tenant = n.namnd) AND ((o.stream)::text >= 'omgang:'::text) AND ((o.stream)::text < 'omgang;'::text) AND ((o.type)::text = 'OmgangOppnad'::text))))
     LEFT JOIN LATERAL ( SELECT e.tenant,
            e."position",
            e.stream,
            e.version,
            e.id,
            e.type,
            e.type_version,
            e.valid_date,
            e.recorded_at,
            e.actor,
            e.role,
            e.unit,
            e.correlation,
            e.causation,
            e.command_id,
            e.nr,
            e.data,
            e.key_id,
            e.sealed,
            e.hash
           FROM eventlog.event e
          WHERE ((e.tenant = o.tenant) AND ((e.stream)::text = (o.stream)::text) AND ((e.type)::text = 'RapportFaststalld'::text))
          ORDER BY e.version DESC
         LIMIT 1) f ON (true))
     LEFT JOIN LATERAL ( SELECT e.tenant,
            e."position",
            e.stream,
            e.version,
            e.id,
            e.type,
            e.type_version,
            e.valid_date,
            e.recorded_at,
            e.actor,
            e.role,
            e.unit,
            e.correlation,
            e.causation,
            e.command_id,
            e.nr,
            e.data,
            e.key_id,
            e.sealed,
            e.hash
           FROM eventlog.event e
          WHERE ((e.tenant = o.tenant) AND ((e.stream)::text = (o.stream)::text) AND ((e.type)::text = 'RapportAntagen'::text))
          ORDER BY e.version DESC
         LIMIT 1) a ON (true))
     LEFT JOIN LATERAL ( SELECT max((((e.data)::jsonb ->> 'datum'::text))::date) FILTER (WHERE (((e.data)::jsonb ->> 'mottagare'::text) = 'revisorer'::text)) AS overlamnad_revisorer,
            max((((e.data)::jsonb ->> 'datum'::text))::date) FILTER (WHERE (((e.data)::jsonb ->> 'mottagare'::text) = 'fullmaktige'::text)) AS overlamnad_fullmaktige
           FROM eventlog.event e
          WHERE ((e.tenant = o.tenant) AND ((e.stream)::text = (o.stream)::text) AND ((e.type)::text = 'RapportOverlamnad'::text))) r ON (true));

ALTER TABLE revision.omgangar OWNER TO evb_owner;

COMMENT ON VIEW revision.omgangar IS 'Rapporteringsomgångarna, en per kvartal: när de öppnades, fastställdes, antogs och överlämnades.';

COMMENT ON COLUMN revision.omgangar.namnd IS 'Nämndens kod.';

COMMENT ON COLUMN revision.omgangar.period IS 'Kvartalet, till exempel 2023K3.';

COMMENT ON COLUMN revision.omgangar.etikett IS 'Omgångens namn i rapportens rubrik.';

COMMENT ON COLUMN revision.omgangar.brytdatum IS 'Dagen vars läge rapporten visar.';

COMMENT ON COLUMN revision.omgangar.oppnad IS 'När omgången öppnades, enligt databasens klocka.';

COMMENT ON COLUMN revision.omgangar.version IS 'Den fastställda versionens nummer; tomt så länge ingen är fastställd.';

COMMENT ON COLUMN revision.omgangar.sha256 IS 'Kontrollsumman på den fastställda rapportens innehåll.';

COMMENT ON COLUMN revision.omgangar.faststalld IS 'När rapporten fastställdes.';

COMMENT ON COLUMN revision.omgangar.faststalld_position IS 'Var i loggen fastställandet står.';

COMMENT ON COLUMN revision.omgangar.faststalld_hash IS 'Kedjans hash på den platsen; jämförs med rapporten och sigillet.';

COMMENT ON COLUMN revision.omgangar.antagen IS 'Sammanträdesdagen då nämnden antog rapporten.';

COMMENT ON COLUMN revision.omgangar.paragraf IS 'Paragrafen i nämndens protokoll.';

COMMENT ON COLUMN revision.omgangar.dnr IS 'Ärendets diarienummer hos nämnden.';

COMMENT ON COLUMN revision.omgangar.overlamnad_revisorer IS 'När rapporten lämnades till kommunens revisorer.';

COMMENT ON COLUMN revision.omgangar.overlamnad_fullmaktige IS 'När rapporten lämnades till kommunfullmäktige.';

CREATE VIEW revision.rader WITH (security_barrier='true') AS
 SELECT n.namnd,
    substr((s.stream)::text, 8) AS period,
    (((s.data)::jsonb ->> 'version'::text))::integer AS version,
    (rad.nr)::integer AS rad,
    (rad.form ->> 'rubrik'::text) AS rubrik,
    (rad.form ->> 'utfall'::text) AS utfall,
    ((rad.form ->> 'beslut'::text))::uuid AS beslut,
    ((rad.form -> 'frist'::text) ->> 'art'::text) AS frist_art,
    (((rad.form -> 'frist'::text) ->> 'nr'::text))::integer AS frist_nr,
    (((rad.form -> 'frist'::text) ->> 'start'::text))::date AS frist_start,
    (((rad.form -> 'frist'::text) ->> 'slutdag'::text))::date AS frist_slutdag,
    (((rad.form -> 'frist'::text) ->> 'slut'::text))::date AS slut,
    (rad.form ->> 'lagrum'::text) AS lagrum,
    (rad.form ->> 'omrade'::text) AS omrade,
    (rad.form ->> 'insats'::text) AS insats,
    ((rad.form ->> 'beslutsdatum'::text))::date AS beslutsdatum,
    ((rad.form ->> 'dagarSedanBeslut'::text))::integer AS dagar_sedan_beslut,
    ((rad.form ->> 'dagarIFrist'::text))::integer AS dagar_i_frist,
    ((rad.form -> 'skal'::text) ->> 'kod'::text) AS skal_kod,
    ((rad.form -> 'skal'::text) ->> 'klass'::text) AS skal_klass,
    (rad.form ->> 'orsak'::text) AS orsak
   FROM ((revision.namnder() n(namnd)
     JOIN eventlog.event s ON (((s.tenant = n.namnd) AND ((s.stream)::text >= 'omgang:'::text) AND ((s.stream)::text < 'omgang;'::text) AND ((s.type)::text = 'RapportFaststalld'::text))))
     JOIN LATERAL ( SELECT e.data
           FROM eventlog.event e
          WHERE ((e.tenant = s.tenant) AND ((e.stream)::text = (s.stream)::text) AND ((e.type)::text = 'RapportBeraknad'::text))
          ORDER BY e.version
         OFFSET ((((s.data)::jsonb ->> 'version'::text))::integer - 1)
         LIMIT 1) f ON (true)),
    LATERAL jsonb_array_elements((((f.data)::jsonb -> 'rapport'::text) -> 'rader'::text)) WITH ORDINALITY rad(form, nr);

ALTER TABLE revision.rader OWNER TO evb_owner;

COMMENT ON VIEW revision.rader IS 'Raderna i de fastställda rapporterna, som de fastställdes. Utan identiteter och texter; beslut är ett id utan namn.';

COMMENT ON COLUMN revision.rader.namnd IS 'Nämndens kod.';

COMMENT ON COLUMN revision.rader.period IS 'Rapportens kvartal, till exempel 2023K3.';

COMMENT ON COLUMN revision.rader.version IS 'Rapportens version.';

COMMENT ON COLUMN revision.rader.rad IS 'Radens nummer i rapporten, från 1.';

COMMENT ON COLUMN revision.rader.rubrik IS 'Rubriken som raden står under. R1: Återrapportering av beslut som har verkställts. R2: Återrapportering av beslut som avslutats utan att beslutet verkställts. R3: Återrapportering av beslut som rapporterats tidigare och ännu inte verkställts. R4: Ny rapportering av ej verkställda beslut. RATTADE: Rättelse av beslut som rapporterats tidigare men inte skulle ha rapporterats.';

COMMENT ON COLUMN revision.rader.utfall IS 'oppen, verkstalld eller avslutad på brytdatum.';

COMMENT ON COLUMN revision.rader.beslut IS 'Beslutets id, detsamma i alla rapporter. Säger inte vem det gäller.';

COMMENT ON COLUMN revision.rader.frist_art IS 'beslut: från beslutet. avbrott: från ett avbrott i verkställigheten.';

COMMENT ON COLUMN revision.rader.frist_nr IS 'Fristens nummer bland beslutets.';

COMMENT ON COLUMN revision.rader.frist_start IS 'Dagen som tremånadersfristen räknas från.';

COMMENT ON COLUMN revision.rader.frist_slutdag IS 'Fristens sista dag.';

COMMENT ON COLUMN revision.rader.slut IS 'När dröjsmålet upphörde; tomt om det pågick på brytdatum.';

COMMENT ON COLUMN revision.rader.lagrum IS 'Lagrummet som insatsen är beviljad enligt.';

COMMENT ON COLUMN revision.rader.omrade IS 'IFO individ- och familjeomsorg, AO äldreomsorg, OF omsorg om personer med funktionsnedsättning.';

COMMENT ON COLUMN revision.rader.insats IS 'Insatsens kod.';

COMMENT ON COLUMN revision.rader.beslutsdatum IS 'Dagen för beslutet.';

COMMENT ON COLUMN revision.rader.dagar_sedan_beslut IS 'Dagar från beslutet till brytdatum, eller till slutet.';

COMMENT ON COLUMN revision.rader.dagar_i_frist IS 'Dagar från fristens start till brytdatum, eller till slutet.';

COMMENT ON COLUMN revision.rader.skal_kod IS 'Skälet till dröjsmålet som kod.';

COMMENT ON COLUMN revision.rader.skal_klass IS 'enskild: beror på den enskilde. strukturell: beror på kommunen.';

COMMENT ON COLUMN revision.rader.orsak IS 'Varför beslutet avslutades utan att verkställas, som kod.';

CREATE VIEW revision.sigill WITH (security_barrier='true') AS
 SELECT s.tenant AS namnd,
    s."position",
    encode((s.hash)::bytea, 'hex'::text) AS hash,
    s.sealed_at AS forseglad,
    encode(s.public_key, 'hex'::text) AS nyckel,
    encode(s.signature, 'hex'::text) AS signatur
   FROM (revision.namnder() n(namnd)
     JOIN eventlog.seal s ON ((s.tenant = n.namnd)));

ALTER TABLE revision.sigill OWNER TO evb_owner;

COMMENT ON VIEW revision.sigill IS 'Loggens sigill: underskrifter (Ed25519) av position och hash med en nyckel som inte finns i databasen. Jämför nyckeln med den som nämnden har lämnat ut.';

COMMENT ON COLUMN revision.sigill.namnd IS 'Nämndens kod.';

COMMENT ON COLUMN revision.sigill."position" IS 'Platsen i loggen som är förseglad.';

COMMENT ON COLUMN revision.sigill.hash IS 'Kedjans hash på den platsen; ska vara densamma som i revision.kedja.';

COMMENT ON COLUMN revision.sigill.forseglad IS 'När den förseglades.';

COMMENT ON COLUMN revision.sigill.nyckel IS 'Den öppna nyckeln, hexadecimalt.';

COMMENT ON COLUMN revision.sigill.signatur IS 'Underskriften, hexadecimalt.';

ALTER TABLE ONLY atkomst.huvud
    ADD CONSTRAINT a_namnd_has_one_head PRIMARY KEY (namnd);

ALTER TABLE ONLY atkomst.las
    ADD CONSTRAINT numbers_are_unique PRIMARY KEY (namnd, nr);

ALTER TABLE ONLY atkomst.avsedd
    ADD CONSTRAINT somebody_is_named_once_a_read PRIMARY KEY (namnd, id, nr);

ALTER TABLE ONLY eventlog.claim
    ADD CONSTRAINT a_claim_is_held_once PRIMARY KEY (tenant, kind, digest);

ALTER TABLE ONLY eventlog.command
    ADD CONSTRAINT a_command_is_answered_once PRIMARY KEY (tenant, id);

ALTER TABLE ONLY eventlog.restored
    ADD CONSTRAINT a_log_is_restored_once PRIMARY KEY (tenant);

ALTER TABLE ONLY eventlog.seal
    ADD CONSTRAINT a_position_is_sealed_once PRIMARY KEY (tenant, "position");

ALTER TABLE ONLY eventlog.permission
    ADD CONSTRAINT a_role_has_one_reach_for_a_type PRIMARY KEY (role, type);

ALTER TABLE ONLY eventlog.head
    ADD CONSTRAINT a_tenant_has_one_head PRIMARY KEY (tenant);

ALTER TABLE ONLY eventlog.event
    ADD CONSTRAINT positions_are_unique PRIMARY KEY (tenant, "position");

ALTER TABLE ONLY eventlog.event
    ADD CONSTRAINT versions_are_unique UNIQUE (tenant, stream, version);

ALTER TABLE ONLY installation.environment
    ADD CONSTRAINT there_is_one_environment PRIMARY KEY (only_row);

ALTER TABLE ONLY jobs.outcome
    ADD CONSTRAINT a_job_ends_once PRIMARY KEY (job_id);

ALTER TABLE ONLY jobs.job
    ADD CONSTRAINT a_job_has_one_id PRIMARY KEY (id);

ALTER TABLE ONLY jobs.kind
    ADD CONSTRAINT a_kind_is_steered_once PRIMARY KEY (kind);

ALTER TABLE ONLY jobs.lane
    ADD CONSTRAINT a_lane_is_known_once PRIMARY KEY (kind, priority);

ALTER TABLE ONLY jobs.slot
    ADD CONSTRAINT a_period_is_scheduled_once PRIMARY KEY (kind, period);

ALTER TABLE ONLY jobs.schedule
    ADD CONSTRAINT a_schedule_is_planned_once PRIMARY KEY (name);

ALTER TABLE ONLY lookup.entry
    ADD CONSTRAINT a_beslut_is_found_once_by_a_key PRIMARY KEY (namnd, kind, digest, beslut);

ALTER TABLE ONLY lookup.progress
    ADD CONSTRAINT a_log_is_followed_to_one_place PRIMARY KEY (namnd);

ALTER TABLE ONLY migration.applied
    ADD CONSTRAINT a_file_is_applied_once PRIMARY KEY (name);

ALTER TABLE ONLY readmodel.beslut_enhet_v1
    ADD CONSTRAINT a_beslut_has_one_enhet PRIMARY KEY (namnd, strom);

ALTER TABLE ONLY readmodel.frist_v3
    ADD CONSTRAINT a_frist_is_known_once_from_a_position PRIMARY KEY (namnd, beslut, art, nr, kand_fran);

ALTER TABLE ONLY readmodel.paminnelse_dag_v1
    ADD CONSTRAINT a_namnd_is_reminded_as_of_one_day PRIMARY KEY (namnd);

ALTER TABLE ONLY readmodel.model_v1
    ADD CONSTRAINT a_projection_has_one_build_in_use PRIMARY KEY (projection);

ALTER TABLE ONLY readmodel.checkpoint_v1
    ADD CONSTRAINT a_projection_is_at_one_place PRIMARY KEY (projection, namnd);

ALTER TABLE ONLY readmodel.proof_v1
    ADD CONSTRAINT a_proof_is_made_at_a_moment PRIMARY KEY (projection, namnd, proven_at);

ALTER TABLE ONLY readmodel.paminnelse_v1
    ADD CONSTRAINT a_reminder_has_one_id PRIMARY KEY (id);

ALTER TABLE ONLY readmodel.parked_v1
    ADD CONSTRAINT a_stream_is_parked_once PRIMARY KEY (projection, namnd, stream);

ALTER TABLE ONLY readmodel.frist_v3_1
    ADD CONSTRAINT frist_v3_1_pkey PRIMARY KEY (namnd, beslut, art, nr, kand_fran);

ALTER TABLE ONLY revision.inloggning
    ADD CONSTRAINT a_login_sees_a_namnd_once PRIMARY KEY (inloggning, namnd);

CREATE INDEX reads_by_actor ON atkomst.las USING btree (namnd, aktor, nr);

CREATE INDEX reads_by_time ON atkomst.las USING btree (namnd, tid);

CREATE INDEX corrections_of_a_stream ON eventlog.event USING btree (tenant, stream, version) WHERE ((type)::text = 'UppgiftRattad'::text);

CREATE INDEX erased_persons ON eventlog.event USING btree (tenant, (((data)::jsonb ->> 'person'::text))) WHERE ((type)::text = 'PersonuppgifterGallrade'::text);

CREATE UNIQUE INDEX a_job_is_queued_once ON jobs.job USING btree (kind, key) WHERE (state <> 'dead'::text);

CREATE UNIQUE INDEX one_leads_an_ordering ON jobs.job USING btree (ordering) WHERE ((ordering IS NOT NULL) AND (state <> 'blocked'::text));

CREATE INDEX what_becomes_due ON jobs.job USING btree (run_at) WHERE (state = 'delayed'::text);

CREATE INDEX what_ended_last ON jobs.outcome USING btree (finished_at);

CREATE INDEX what_is_due ON jobs.job USING btree (kind, priority, ready_xact, id) WHERE (state = 'ready'::text);

CREATE INDEX what_is_in_order ON jobs.job USING btree (ordering, id) WHERE (ordering IS NOT NULL);

CREATE INDEX what_may_be_pruned ON jobs.slot USING btree (prunable_at) WHERE (prunable_at IS NOT NULL);

CREATE INDEX what_runs ON jobs.job USING btree (kind, lease_until) WHERE (state = 'running'::text);

CREATE INDEX what_was_given_up ON jobs.job USING btree (kind, key) WHERE (state = 'dead'::text);

CREATE INDEX entries_of_a_beslut ON lookup.entry USING btree (namnd, beslut);

CREATE UNIQUE INDEX a_reminder_is_raised_once ON readmodel.paminnelse_v1 USING btree (namnd, nyckel) WHERE (avslutad IS NULL);

CREATE INDEX beslut_of_a_person ON readmodel.frist_v3 USING btree (namnd, person) WHERE ((art = 'beslut'::text) AND (kand_till IS NULL));

CREATE INDEX beslut_of_an_enhet ON readmodel.beslut_enhet_v1 USING btree (namnd, enhet) WHERE (enhet IS NOT NULL);

CREATE INDEX frist_v3_1_namnd_idx ON readmodel.frist_v3_1 USING btree (namnd) WHERE ((kand_till IS NULL) AND (rapporteras = 'kan'::text));

CREATE INDEX frist_v3_1_namnd_kand_fran_idx ON readmodel.frist_v3_1 USING btree (namnd, kand_fran) WHERE ((kand_till IS NULL) AND (rapporteras = 'slutlamnad'::text));

CREATE INDEX frist_v3_1_namnd_kand_till_idx ON readmodel.frist_v3_1 USING btree (namnd, kand_till) WHERE ((kand_till IS NOT NULL) AND (rapporteras <> 'aldrig'::text));

CREATE INDEX frist_v3_1_namnd_lamnad_kand_fran_idx ON readmodel.frist_v3_1 USING btree (namnd, lamnad, kand_fran) WHERE (lamnad IS NOT NULL);

CREATE INDEX frist_v3_1_namnd_person_idx ON readmodel.frist_v3_1 USING btree (namnd, person) WHERE ((art = 'beslut'::text) AND (kand_till IS NULL));

CREATE INDEX frist_v3_1_namnd_rapporteringsbar_idx ON readmodel.frist_v3_1 USING btree (namnd, rapporteringsbar) WHERE ((slut IS NULL) AND (kand_till IS NULL));

CREATE INDEX frist_v3_1_namnd_slut_idx ON readmodel.frist_v3_1 USING btree (namnd, slut) WHERE ((kand_till IS NULL) AND (rapporteras = 'slutlamnad'::text));

CREATE INDEX frister_finally_reported_since ON readmodel.frist_v3 USING btree (namnd, kand_fran) WHERE ((kand_till IS NULL) AND (rapporteras = 'slutlamnad'::text));

CREATE INDEX frister_finally_reported_that_ended ON readmodel.frist_v3 USING btree (namnd, slut) WHERE ((kand_till IS NULL) AND (rapporteras = 'slutlamnad'::text));

CREATE INDEX frister_known_otherwise_since ON readmodel.frist_v3 USING btree (namnd, kand_till) WHERE ((kand_till IS NOT NULL) AND (rapporteras <> 'aldrig'::text));

CREATE INDEX frister_that_a_report_can_show ON readmodel.frist_v3 USING btree (namnd) WHERE ((kand_till IS NULL) AND (rapporteras = 'kan'::text));

CREATE INDEX omgangar_with_an_inskick ON readmodel.frist_v3 USING btree (namnd, lamnad, kand_fran) WHERE (lamnad IS NOT NULL);

CREATE INDEX open_frister ON readmodel.frist_v3 USING btree (namnd, rapporteringsbar) WHERE ((slut IS NULL) AND (kand_till IS NULL));

CREATE INDEX what_can_be_pruned ON readmodel.paminnelse_v1 USING btree (avslutad) WHERE (avslutad IS NOT NULL);

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON atkomst.avsedd FOR EACH STATEMENT EXECUTE FUNCTION eventlog.refuse_change();

ALTER TABLE atkomst.avsedd ENABLE ALWAYS TRIGGER append_only;

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON atkomst.las FOR EACH STATEMENT EXECUTE FUNCTION eventlog.refuse_change();

ALTER TABLE atkomst.las ENABLE ALWAYS TRIGGER append_only;

CREATE TRIGGER kept BEFORE DELETE OR TRUNCATE ON atkomst.huvud FOR EACH STATEMENT EXECUTE FUNCTION eventlog.refuse_change();

ALTER TABLE atkomst.huvud ENABLE ALWAYS TRIGGER kept;

CREATE TRIGGER never_backwards BEFORE UPDATE ON atkomst.huvud FOR EACH ROW WHEN (((new.namnd <> old.namnd) OR (new.nr < old.nr) OR (new.tid < old.tid))) EXECUTE FUNCTION eventlog.refuse_change();

ALTER TABLE atkomst.huvud ENABLE ALWAYS TRIGGER never_backwards;

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON eventlog.command FOR EACH STATEMENT EXECUTE FUNCTION eventlog.refuse_change();

ALTER TABLE eventlog.command ENABLE ALWAYS TRIGGER append_only;

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON eventlog.event FOR EACH STATEMENT EXECUTE FUNCTION eventlog.refuse_change();

ALTER TABLE eventlog.event ENABLE ALWAYS TRIGGER append_only;

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON eventlog.seal FOR EACH STATEMENT EXECUTE FUNCTION eventlog.refuse_change();

ALTER TABLE eventlog.seal ENABLE ALWAYS TRIGGER append_only;

CREATE TRIGGER kept BEFORE DELETE OR TRUNCATE ON eventlog.head FOR EACH STATEMENT EXECUTE FUNCTION eventlog.refuse_change();

ALTER TABLE eventlog.head ENABLE ALWAYS TRIGGER kept;

CREATE TRIGGER never_backwards BEFORE UPDATE ON eventlog.head FOR EACH ROW WHEN (((new.tenant <> old.tenant) OR (new."position" < old."position") OR (new.recorded_at < old.recorded_at))) EXECUTE FUNCTION eventlog.refuse_change();

ALTER TABLE eventlog.head ENABLE ALWAYS TRIGGER never_backwards;

CREATE TRIGGER set_once BEFORE DELETE OR UPDATE OR TRUNCATE ON installation.environment FOR EACH STATEMENT EXECUTE FUNCTION eventlog.refuse_change();

ALTER TABLE installation.environment ENABLE ALWAYS TRIGGER set_once;

ALTER TABLE atkomst.avsedd ENABLE ROW LEVEL SECURITY;

ALTER TABLE atkomst.huvud ENABLE ROW LEVEL SECURITY;

ALTER TABLE atkomst.las ENABLE ROW LEVEL SECURITY;

CREATE POLICY own_namnd ON atkomst.avsedd FOR SELECT TO evb_logggranskare, evb_informationsagare USING ((namnd = ( SELECT current_setting('evb.namnd'::text, true) AS current_setting)));

CREATE POLICY own_namnd ON atkomst.huvud FOR SELECT TO evb_logggranskare, evb_informationsagare USING ((namnd = ( SELECT current_setting('evb.namnd'::text, true) AS current_setting)));

CREATE POLICY own_namnd ON atkomst.las FOR SELECT TO evb_logggranskare, evb_informationsagare USING ((namnd = ( SELECT current_setting('evb.namnd'::text, true) AS current_setting)));

ALTER TABLE eventlog.claim ENABLE ROW LEVEL SECURITY;

ALTER TABLE eventlog.command ENABLE ROW LEVEL SECURITY;

ALTER TABLE eventlog.event ENABLE ROW LEVEL SECURITY;

ALTER TABLE eventlog.head ENABLE ROW LEVEL SECURITY;

CREATE POLICY own_namnd ON eventlog.head FOR SELECT TO evb_handlaggare, evb_enhetschef, evb_rapportor, evb_namndsekreterare, evb_forvaltningsjurist, evb_revisor, evb_systemforvaltare, evb_informationsagare, evb_servicekonto USING ((tenant = ( SELECT current_setting('evb.namnd'::text, true) AS current_setting)));

CREATE POLICY own_namnd ON eventlog.seal FOR SELECT TO evb_rapportor, evb_namndsekreterare, evb_forvaltningsjurist, evb_revisor, evb_systemforvaltare, evb_informationsagare USING ((tenant = ( SELECT current_setting('evb.namnd'::text, true) AS current_setting)));

CREATE POLICY own_namnd_and_beslut ON eventlog.event FOR SELECT TO evb_servicekonto USING (((tenant = ( SELECT current_setting('evb.namnd'::text, true) AS current_setting)) AND (((stream)::text = 'namnd'::text) OR (((stream)::text ~~ 'beslut:%'::text) AND ((( SELECT current_setting('evb.enhet'::text, true) AS current_setting) = '*'::text) OR (( SELECT b.enhet
   FROM readmodel.beslut_enhet_v1 b
  WHERE ((b.namnd = event.tenant) AND (b.strom = (event.stream)::text))
 LIMIT 1) = ( SELECT substr(current_setting('evb.enhet'::text, true), 2) AS substr)))))));

CREATE POLICY own_namnd_and_enhet ON eventlog.claim FOR SELECT TO evb_enhetschef, evb_forvaltningsjurist, evb_informationsagare USING (((tenant = ( SELECT current_setting('evb.namnd'::text, true) AS current_setting)) AND ((( SELECT current_setting('evb.enhet'::text, true) AS current_setting) = '*'::text) OR (EXISTS ( SELECT
   FROM readmodel.beslut_enhet_v1 b
  WHERE ((b.namnd = claim.tenant) AND (b.strom = (claim.stream)::text) AND (b.enhet = ( SELECT substr(current_setting('evb.enhet'::text, true), 2) AS substr))))))));

CREATE POLICY own_namnd_and_enhet ON eventlog.event FOR SELECT TO evb_handlaggare, evb_enhetschef, evb_rapportor, evb_namndsekreterare, evb_forvaltningsjurist, evb_revisor, evb_informationsagare USING (((tenant = ( SELECT current_setting('evb.namnd'::text, true) AS current_setting)) AND ((( SELECT current_setting('evb.enhet'::text, true) AS current_setting) = '*'::text) OR (((stream)::text !~~ 'beslut:%'::text) AND ((type)::text <> ALL (ARRAY['RapportBeraknad'::text, 'AvsnittSkrivet'::text]))) OR (( SELECT b.enhet
   FROM readmodel.beslut_enhet_v1 b
  WHERE ((b.namnd = event.tenant) AND (b.strom = (event.stream)::text))
 LIMIT 1) = ( SELECT substr(current_setting('evb.enhet'::text, true), 2) AS substr)))));

ALTER TABLE eventlog.restored ENABLE ROW LEVEL SECURITY;

ALTER TABLE eventlog.seal ENABLE ROW LEVEL SECURITY;

CREATE POLICY the_program_sees_all ON eventlog.claim FOR SELECT TO evb_runtime USING (true);

CREATE POLICY the_program_sees_all ON eventlog.command FOR SELECT TO evb_runtime USING (true);

CREATE POLICY the_program_sees_all ON eventlog.event FOR SELECT TO evb_runtime USING (true);

CREATE POLICY the_program_sees_all ON eventlog.head FOR SELECT TO evb_runtime USING (true);

CREATE POLICY the_program_sees_all ON eventlog.restored FOR SELECT TO evb_runtime USING (true);

CREATE POLICY the_program_sees_all ON eventlog.seal FOR SELECT TO evb_runtime USING (true);

ALTER TABLE lookup.entry ENABLE ROW LEVEL SECURITY;

CREATE POLICY own_namnd ON lookup.entry FOR SELECT TO evb_informationsagare USING ((namnd = ( SELECT current_setting('evb.namnd'::text, true) AS current_setting)));

ALTER TABLE lookup.progress ENABLE ROW LEVEL SECURITY;

CREATE POLICY the_program_follows_all ON lookup.entry TO evb_runtime USING (true) WITH CHECK (true);

CREATE POLICY the_program_follows_all ON lookup.progress TO evb_runtime USING (true) WITH CHECK (true);

CREATE POLICY a_program_sees_its_beslut ON readmodel.frist_v3 FOR SELECT TO evb_servicekonto USING (((namnd = ( SELECT current_setting('evb.namnd'::text, true) AS current_setting)) AND ((( SELECT current_setting('evb.enhet'::text, true) AS current_setting) = '*'::text) OR (EXISTS ( SELECT
   FROM readmodel.beslut_enhet_v1 b
  WHERE ((b.namnd = frist_v3.namnd) AND (b.strom = ('beslut:'::text || (frist_v3.beslut)::text)) AND (b.enhet = ( SELECT substr(current_setting('evb.enhet'::text, true), 2) AS substr))))))));

CREATE POLICY a_program_sees_its_beslut ON readmodel.frist_v3_1 FOR SELECT TO evb_servicekonto USING (((namnd = ( SELECT current_setting('evb.namnd'::text, true) AS current_setting)) AND ((( SELECT current_setting('evb.enhet'::text, true) AS current_setting) = '*'::text) OR (EXISTS ( SELECT
   FROM readmodel.beslut_enhet_v1 b
  WHERE ((b.namnd = frist_v3_1.namnd) AND (b.strom = ('beslut:'::text || (frist_v3_1.beslut)::text)) AND (b.enhet = ( SELECT substr(current_setting('evb.enhet'::text, true), 2) AS substr))))))));

CREATE POLICY a_program_sees_its_namnd ON readmodel.checkpoint_v1 FOR SELECT TO evb_servicekonto USING ((namnd = ( SELECT current_setting('evb.namnd'::text, true) AS current_setting)));

ALTER TABLE readmodel.beslut_enhet_v1 ENABLE ROW LEVEL SECURITY;

ALTER TABLE readmodel.checkpoint_v1 ENABLE ROW LEVEL SECURITY;

ALTER TABLE readmodel.frist_v3 ENABLE ROW LEVEL SECURITY;

ALTER TABLE readmodel.frist_v3_1 ENABLE ROW LEVEL SECURITY;

CREATE POLICY own_namnd ON readmodel.checkpoint_v1 FOR SELECT TO evb_handlaggare, evb_enhetschef, evb_rapportor, evb_namndsekreterare, evb_forvaltningsjurist, evb_revisor, evb_systemforvaltare, evb_informationsagare USING ((namnd = ( SELECT current_setting('evb.namnd'::text, true) AS current_setting)));

CREATE POLICY own_namnd ON readmodel.parked_v1 FOR SELECT TO evb_handlaggare, evb_enhetschef, evb_rapportor, evb_namndsekreterare, evb_forvaltningsjurist, evb_revisor, evb_systemforvaltare, evb_informationsagare USING ((namnd = ( SELECT current_setting('evb.namnd'::text, true) AS current_setting)));

CREATE POLICY own_namnd ON readmodel.proof_v1 FOR SELECT TO evb_handlaggare, evb_enhetschef, evb_rapportor, evb_namndsekreterare, evb_forvaltningsjurist, evb_revisor, evb_systemforvaltare, evb_informationsagare USING ((namnd = ( SELECT current_setting('evb.namnd'::text, true) AS current_setting)));

CREATE POLICY own_namnd_and_enhet ON readmodel.beslut_enhet_v1 FOR SELECT TO evb_handlaggare, evb_enhetschef, evb_rapportor, evb_namndsekreterare, evb_forvaltningsjurist, evb_revisor, evb_informationsagare, evb_servicekonto USING (((namnd = ( SELECT current_setting('evb.namnd'::text, true) AS current_setting)) AND ((( SELECT current_setting('evb.enhet'::text, true) AS current_setting) = '*'::text) OR (enhet = ( SELECT substr(current_setting('evb.enhet'::text, true), 2) AS substr)))));

CREATE POLICY own_namnd_and_enhet ON readmodel.frist_v3 FOR SELECT TO evb_handlaggare, evb_enhetschef, evb_rapportor, evb_namndsekreterare, evb_forvaltningsjurist, evb_revisor, evb_informationsagare USING (((namnd = ( SELECT current_setting('evb.namnd'::text, true) AS current_setting)) AND ((( SELECT current_setting('evb.enhet'::text, true) AS current_setting) = '*'::text) OR (EXISTS ( SELECT
   FROM readmodel.beslut_enhet_v1 b
  WHERE ((b.namnd = frist_v3.namnd) AND (b.strom = ('beslut:'::text || (frist_v3.beslut)::text)) AND (b.enhet = ( SELECT substr(current_setting('evb.enhet'::text, true), 2) AS substr))))))));

CREATE POLICY own_namnd_and_enhet ON readmodel.frist_v3_1 FOR SELECT TO evb_handlaggare, evb_enhetschef, evb_rapportor, evb_namndsekreterare, evb_forvaltningsjurist, evb_revisor, evb_informationsagare USING (((namnd = ( SELECT current_setting('evb.namnd'::text, true) AS current_setting)) AND ((( SELECT current_setting('evb.enhet'::text, true) AS current_setting) = '*'::text) OR (EXISTS ( SELECT
   FROM readmodel.beslut_enhet_v1 b
  WHERE ((b.namnd = frist_v3_1.namnd) AND (b.strom = ('beslut:'::text || (frist_v3_1.beslut)::text)) AND (b.enhet = ( SELECT substr(current_setting('evb.enhet'::text, true), 2) AS substr))))))));

ALTER TABLE readmodel.parked_v1 ENABLE ROW LEVEL SECURITY;

ALTER TABLE readmodel.proof_v1 ENABLE ROW LEVEL SECURITY;

CREATE POLICY the_program_follows_all ON readmodel.beslut_enhet_v1 TO evb_runtime USING (true) WITH CHECK (true);

CREATE POLICY the_program_follows_all ON readmodel.checkpoint_v1 TO evb_runtime USING (true) WITH CHECK (true);

CREATE POLICY the_program_follows_all ON readmodel.frist_v3 TO evb_runtime USING (true) WITH CHECK (true);

CREATE POLICY the_program_follows_all ON readmodel.frist_v3_1 TO evb_runtime USING (true) WITH CHECK (true);

CREATE POLICY the_program_follows_all ON readmodel.parked_v1 TO evb_runtime USING (true) WITH CHECK (true);

CREATE POLICY the_program_keeps_what_it_found ON readmodel.proof_v1 FOR INSERT TO evb_runtime WITH CHECK (true);

CREATE POLICY the_program_sees_all ON readmodel.proof_v1 FOR SELECT TO evb_runtime USING (true);

GRANT USAGE ON SCHEMA atkomst TO evb_runtime;
GRANT USAGE ON SCHEMA atkomst TO evb_logggranskare;
GRANT USAGE ON SCHEMA atkomst TO evb_informationsagare;

GRANT USAGE ON SCHEMA eventlog TO evb_runtime;
GRANT USAGE ON SCHEMA eventlog TO evb_handlaggare;
GRANT USAGE ON SCHEMA eventlog TO evb_enhetschef;
GRANT USAGE ON SCHEMA eventlog TO evb_rapportor;
GRANT USAGE ON SCHEMA eventlog TO evb_namndsekreterare;
GRANT USAGE ON SCHEMA eventlog TO evb_forvaltningsjurist;
GRANT USAGE ON SCHEMA eventlog TO evb_revisor;
GRANT USAGE ON SCHEMA eventlog TO evb_systemforvaltare;
GRANT USAGE ON SCHEMA eventlog TO evb_informationsagare;
GRANT USAGE ON SCHEMA eventlog TO evb_servicekonto;

GRANT USAGE ON SCHEMA installation TO evb_runtime;

GRANT USAGE ON SCHEMA jobs TO evb_runtime;
GRANT USAGE ON SCHEMA jobs TO evb_systemforvaltare;

GRANT USAGE ON SCHEMA lookup TO evb_runtime;
GRANT USAGE ON SCHEMA lookup TO evb_informationsagare;

GRANT USAGE ON SCHEMA migration TO evb_runtime;

GRANT USAGE ON SCHEMA readmodel TO evb_runtime;
GRANT USAGE ON SCHEMA readmodel TO evb_handlaggare;
GRANT USAGE ON SCHEMA readmodel TO evb_enhetschef;
GRANT USAGE ON SCHEMA readmodel TO evb_rapportor;
GRANT USAGE ON SCHEMA readmodel TO evb_namndsekreterare;
GRANT USAGE ON SCHEMA readmodel TO evb_forvaltningsjurist;
GRANT USAGE ON SCHEMA readmodel TO evb_revisor;
GRANT USAGE ON SCHEMA readmodel TO evb_systemforvaltare;
GRANT USAGE ON SCHEMA readmodel TO evb_informationsagare;
GRANT USAGE ON SCHEMA readmodel TO evb_servicekonto;

GRANT USAGE ON SCHEMA revision TO evb_revisor_lasare;

REVOKE ALL ON FUNCTION atkomst.anteckna(v_namnd text[], v_aktor text[], v_roll text[], v_enhet text[], v_atgard text[], v_andamal text[], v_fran text[], v_begaran text[], w_las integer[], w_person boolean[], w_id uuid[]) FROM PUBLIC;
GRANT ALL ON FUNCTION atkomst.anteckna(v_namnd text[], v_aktor text[], v_roll text[], v_enhet text[], v_atgard text[], v_andamal text[], v_fran text[], v_begaran text[], w_las integer[], w_person boolean[], w_id uuid[]) TO evb_runtime;

REVOKE ALL ON FUNCTION atkomst.prova(p_namnd text) FROM PUBLIC;
GRANT ALL ON FUNCTION atkomst.prova(p_namnd text) TO evb_logggranskare;
GRANT ALL ON FUNCTION atkomst.prova(p_namnd text) TO evb_informationsagare;

REVOKE ALL ON FUNCTION atkomst.rad_bytes(namnd text, nr bigint, tid timestamp with time zone, aktor text, roll text, enhet text, atgard text, andamal text, fran text, begaran text, personer uuid[], beslut uuid[]) FROM PUBLIC;
GRANT ALL ON FUNCTION atkomst.rad_bytes(namnd text, nr bigint, tid timestamp with time zone, aktor text, roll text, enhet text, atgard text, andamal text, fran text, begaran text, personer uuid[], beslut uuid[]) TO evb_logggranskare;
GRANT ALL ON FUNCTION atkomst.rad_bytes(namnd text, nr bigint, tid timestamp with time zone, aktor text, roll text, enhet text, atgard text, andamal text, fran text, begaran text, personer uuid[], beslut uuid[]) TO evb_informationsagare;

REVOKE ALL ON FUNCTION eventlog.add_seal(p_tenant text, p_position bigint, p_hash bytea, p_sealed_at timestamp with time zone, p_public_key bytea, p_signature bytea) FROM PUBLIC;
GRANT ALL ON FUNCTION eventlog.add_seal(p_tenant text, p_position bigint, p_hash bytea, p_sealed_at timestamp with time zone, p_public_key bytea, p_signature bytea) TO evb_runtime;

REVOKE ALL ON FUNCTION eventlog.append(p_tenant text, e_group integer[], e_stream text[], e_version bigint[], l_group integer[], l_kind text[], l_digest bytea[], l_stream text[], c_group integer[], c_id uuid[], c_digest bytea[], v_command integer[], v_expected integer[], v_id uuid[], v_type text[], v_type_version smallint[], v_valid_date date[], v_actor text[], v_role text[], v_unit text[], v_correlation uuid[], v_causation uuid[], v_data text[], v_key_id uuid[], v_sealed bytea[]) FROM PUBLIC;
GRANT ALL ON FUNCTION eventlog.append(p_tenant text, e_group integer[], e_stream text[], e_version bigint[], l_group integer[], l_kind text[], l_digest bytea[], l_stream text[], c_group integer[], c_id uuid[], c_digest bytea[], v_command integer[], v_expected integer[], v_id uuid[], v_type text[], v_type_version smallint[], v_valid_date date[], v_actor text[], v_role text[], v_unit text[], v_correlation uuid[], v_causation uuid[], v_data text[], v_key_id uuid[], v_sealed bytea[]) TO evb_runtime;

REVOKE ALL ON FUNCTION eventlog.append_one(p_tenant text, p_stream text, p_version bigint, p_command_id uuid, p_digest bytea, p_id uuid, p_type text, p_type_version smallint, p_valid_date date, p_actor text, p_role text, p_unit text, p_correlation uuid, p_causation uuid, p_data text, p_key_id uuid, p_sealed bytea) FROM PUBLIC;
GRANT ALL ON FUNCTION eventlog.append_one(p_tenant text, p_stream text, p_version bigint, p_command_id uuid, p_digest bytea, p_id uuid, p_type text, p_type_version smallint, p_valid_date date, p_actor text, p_role text, p_unit text, p_correlation uuid, p_causation uuid, p_data text, p_key_id uuid, p_sealed bytea) TO evb_runtime;

REVOKE ALL ON FUNCTION eventlog.chain_step(state bytea, previous bytea, bytes bytea) FROM PUBLIC;
GRANT ALL ON FUNCTION eventlog.chain_step(state bytea, previous bytea, bytes bytea) TO evb_runtime;

REVOKE ALL ON FUNCTION eventlog.event_bytes(tenant text, "position" bigint, stream text, version bigint, id uuid, type text, type_version smallint, valid_date date, recorded_at timestamp with time zone, actor text, role text, unit text, correlation uuid, causation uuid, command_id uuid, nr integer, data text, key_id uuid, sealed bytea) FROM PUBLIC;
GRANT ALL ON FUNCTION eventlog.event_bytes(tenant text, "position" bigint, stream text, version bigint, id uuid, type text, type_version smallint, valid_date date, recorded_at timestamp with time zone, actor text, role text, unit text, correlation uuid, causation uuid, command_id uuid, nr integer, data text, key_id uuid, sealed bytea) TO evb_runtime;

REVOKE ALL ON FUNCTION eventlog.lock_head(p_tenant text, OUT head_position bigint, OUT head_hash bytea, OUT head_recorded_at timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION eventlog.lock_head(p_tenant text, OUT head_position bigint, OUT head_hash bytea, OUT head_recorded_at timestamp with time zone) TO evb_runtime;

REVOKE ALL ON FUNCTION eventlog.refuse_change() FROM PUBLIC;

REVOKE ALL ON FUNCTION eventlog.refused_items(p_tenant text, e_stream text[], e_version bigint[], v_expected integer[], v_type text[], v_role text[], v_unit text[], v_data text[]) FROM PUBLIC;

REVOKE ALL ON FUNCTION eventlog.release_claims(p_tenant text, p_streams text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION eventlog.release_claims(p_tenant text, p_streams text[]) TO evb_underhall;

REVOKE ALL ON FUNCTION eventlog.restorable_head(p_tenant text, OUT head_position bigint, OUT head_hash bytea, OUT head_recorded_at timestamp with time zone) FROM PUBLIC;

REVOKE ALL ON FUNCTION eventlog.restore(p_tenant text, v_stream text[], v_version bigint[], v_id uuid[], v_type text[], v_type_version smallint[], v_valid_date date[], v_recorded_at timestamp with time zone[], v_actor text[], v_role text[], v_unit text[], v_correlation uuid[], v_causation uuid[], v_command_id uuid[], v_nr integer[], v_data text[], v_key_id uuid[], v_sealed bytea[], v_hash bytea[]) FROM PUBLIC;
GRANT ALL ON FUNCTION eventlog.restore(p_tenant text, v_stream text[], v_version bigint[], v_id uuid[], v_type text[], v_type_version smallint[], v_valid_date date[], v_recorded_at timestamp with time zone[], v_actor text[], v_role text[], v_unit text[], v_correlation uuid[], v_causation uuid[], v_command_id uuid[], v_nr integer[], v_data text[], v_key_id uuid[], v_sealed bytea[], v_hash bytea[]) TO evb_underhall;

REVOKE ALL ON FUNCTION eventlog.restore_claims(p_tenant text, l_kind text[], l_digest bytea[], l_stream text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION eventlog.restore_claims(p_tenant text, l_kind text[], l_digest bytea[], l_stream text[]) TO evb_underhall;

REVOKE ALL ON FUNCTION eventlog.restore_commands(p_tenant text, c_id uuid[], c_digest bytea[], c_first_position bigint[], c_last_position bigint[], c_recorded_at timestamp with time zone[]) FROM PUBLIC;
GRANT ALL ON FUNCTION eventlog.restore_commands(p_tenant text, c_id uuid[], c_digest bytea[], c_first_position bigint[], c_last_position bigint[], c_recorded_at timestamp with time zone[]) TO evb_underhall;

REVOKE ALL ON FUNCTION eventlog.unit_of(p_tenant text, p_stream text) FROM PUBLIC;

REVOKE ALL ON FUNCTION jobs.claim(p_worker text, p_lease_ms bigint, p_batch bigint, p_kinds text[], p_seen_kinds text[], p_seen_priorities smallint[], p_seen_from bigint[]) FROM PUBLIC;
GRANT ALL ON FUNCTION jobs.claim(p_worker text, p_lease_ms bigint, p_batch bigint, p_kinds text[], p_seen_kinds text[], p_seen_priorities smallint[], p_seen_from bigint[]) TO evb_runtime;

REVOKE ALL ON FUNCTION jobs.complete(p_worker text, p_ids bigint[], p_attempts smallint[], p_outcomes text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION jobs.complete(p_worker text, p_ids bigint[], p_attempts smallint[], p_outcomes text[]) TO evb_runtime;

REVOKE ALL ON FUNCTION readmodel.create_build(p_projection text) FROM PUBLIC;
GRANT ALL ON FUNCTION readmodel.create_build(p_projection text) TO evb_runtime;

REVOKE ALL ON FUNCTION readmodel.drop_old_builds(p_projection text) FROM PUBLIC;
GRANT ALL ON FUNCTION readmodel.drop_old_builds(p_projection text) TO evb_runtime;

REVOKE ALL ON FUNCTION readmodel.finish_build(p_projection text, p_build integer) FROM PUBLIC;
GRANT ALL ON FUNCTION readmodel.finish_build(p_projection text, p_build integer) TO evb_runtime;

REVOKE ALL ON FUNCTION readmodel.secure_build(p_projection text, p_build integer) FROM PUBLIC;

REVOKE ALL ON FUNCTION revision.frister() FROM PUBLIC;
GRANT ALL ON FUNCTION revision.frister() TO evb_revisor_lasare;

REVOKE ALL ON FUNCTION revision.namnder() FROM PUBLIC;
GRANT ALL ON FUNCTION revision.namnder() TO evb_revisor_lasare;

REVOKE ALL ON FUNCTION eventlog.chain(bytea, bytea) FROM PUBLIC;
GRANT ALL ON FUNCTION eventlog.chain(bytea, bytea) TO evb_runtime;

GRANT SELECT ON TABLE atkomst.avsedd TO evb_logggranskare;
GRANT SELECT ON TABLE atkomst.avsedd TO evb_informationsagare;

GRANT SELECT ON TABLE atkomst.huvud TO evb_logggranskare;
GRANT SELECT ON TABLE atkomst.huvud TO evb_informationsagare;

GRANT SELECT ON TABLE atkomst.las TO evb_logggranskare;
GRANT SELECT ON TABLE atkomst.las TO evb_informationsagare;

GRANT SELECT ON TABLE eventlog.claim TO evb_runtime;

GRANT SELECT(tenant) ON TABLE eventlog.claim TO evb_enhetschef;
GRANT SELECT(tenant) ON TABLE eventlog.claim TO evb_forvaltningsjurist;
GRANT SELECT(tenant) ON TABLE eventlog.claim TO evb_informationsagare;

GRANT SELECT(stream) ON TABLE eventlog.claim TO evb_enhetschef;
GRANT SELECT(stream) ON TABLE eventlog.claim TO evb_forvaltningsjurist;
GRANT SELECT(stream) ON TABLE eventlog.claim TO evb_informationsagare;

GRANT SELECT ON TABLE eventlog.command TO evb_runtime;

GRANT SELECT ON TABLE eventlog.event TO evb_runtime;
GRANT SELECT ON TABLE eventlog.event TO evb_handlaggare;
GRANT SELECT ON TABLE eventlog.event TO evb_enhetschef;
GRANT SELECT ON TABLE eventlog.event TO evb_rapportor;
GRANT SELECT ON TABLE eventlog.event TO evb_namndsekreterare;
GRANT SELECT ON TABLE eventlog.event TO evb_forvaltningsjurist;
GRANT SELECT ON TABLE eventlog.event TO evb_informationsagare;

GRANT SELECT(tenant) ON TABLE eventlog.event TO evb_revisor;
GRANT SELECT(tenant) ON TABLE eventlog.event TO evb_servicekonto;

GRANT SELECT("position") ON TABLE eventlog.event TO evb_revisor;
GRANT SELECT("position") ON TABLE eventlog.event TO evb_servicekonto;

GRANT SELECT(stream) ON TABLE eventlog.event TO evb_revisor;
GRANT SELECT(stream) ON TABLE eventlog.event TO evb_servicekonto;

GRANT SELECT(version) ON TABLE eventlog.event TO evb_revisor;
GRANT SELECT(version) ON TABLE eventlog.event TO evb_servicekonto;

GRANT SELECT(id) ON TABLE eventlog.event TO evb_revisor;
GRANT SELECT(id) ON TABLE eventlog.event TO evb_servicekonto;

GRANT SELECT(type) ON TABLE eventlog.event TO evb_revisor;
GRANT SELECT(type) ON TABLE eventlog.event TO evb_servicekonto;

GRANT SELECT(type_version) ON TABLE eventlog.event TO evb_revisor;
GRANT SELECT(type_version) ON TABLE eventlog.event TO evb_servicekonto;

GRANT SELECT(valid_date) ON TABLE eventlog.event TO evb_revisor;
GRANT SELECT(valid_date) ON TABLE eventlog.event TO evb_servicekonto;

GRANT SELECT(recorded_at) ON TABLE eventlog.event TO evb_revisor;
GRANT SELECT(recorded_at) ON TABLE eventlog.event TO evb_servicekonto;

GRANT SELECT(actor) ON TABLE eventlog.event TO evb_revisor;
GRANT SELECT(actor) ON TABLE eventlog.event TO evb_servicekonto;

GRANT SELECT(role) ON TABLE eventlog.event TO evb_revisor;
GRANT SELECT(role) ON TABLE eventlog.event TO evb_servicekonto;

GRANT SELECT(unit) ON TABLE eventlog.event TO evb_revisor;
GRANT SELECT(unit) ON TABLE eventlog.event TO evb_servicekonto;

GRANT SELECT(correlation) ON TABLE eventlog.event TO evb_revisor;
GRANT SELECT(correlation) ON TABLE eventlog.event TO evb_servicekonto;

GRANT SELECT(causation) ON TABLE eventlog.event TO evb_revisor;
GRANT SELECT(causation) ON TABLE eventlog.event TO evb_servicekonto;

GRANT SELECT(command_id) ON TABLE eventlog.event TO evb_revisor;
GRANT SELECT(command_id) ON TABLE eventlog.event TO evb_servicekonto;

GRANT SELECT(nr) ON TABLE eventlog.event TO evb_revisor;
GRANT SELECT(nr) ON TABLE eventlog.event TO evb_servicekonto;

GRANT SELECT(data) ON TABLE eventlog.event TO evb_revisor;
GRANT SELECT(data) ON TABLE eventlog.event TO evb_servicekonto;

GRANT SELECT(key_id) ON TABLE eventlog.event TO evb_revisor;
GRANT SELECT(key_id) ON TABLE eventlog.event TO evb_servicekonto;

GRANT SELECT(hash) ON TABLE eventlog.event TO evb_revisor;
GRANT SELECT(hash) ON TABLE eventlog.event TO evb_servicekonto;

GRANT SELECT ON TABLE eventlog.head TO evb_runtime;
GRANT SELECT ON TABLE eventlog.head TO evb_handlaggare;
GRANT SELECT ON TABLE eventlog.head TO evb_enhetschef;
GRANT SELECT ON TABLE eventlog.head TO evb_rapportor;
GRANT SELECT ON TABLE eventlog.head TO evb_namndsekreterare;
GRANT SELECT ON TABLE eventlog.head TO evb_forvaltningsjurist;
GRANT SELECT ON TABLE eventlog.head TO evb_revisor;
GRANT SELECT ON TABLE eventlog.head TO evb_systemforvaltare;
GRANT SELECT ON TABLE eventlog.head TO evb_informationsagare;
GRANT SELECT ON TABLE eventlog.head TO evb_servicekonto;

GRANT SELECT ON TABLE eventlog.permission TO evb_runtime;

GRANT SELECT ON TABLE eventlog.restored TO evb_runtime;

GRANT SELECT ON TABLE eventlog.seal TO evb_runtime;
GRANT SELECT ON TABLE eventlog.seal TO evb_rapportor;
GRANT SELECT ON TABLE eventlog.seal TO evb_namndsekreterare;
GRANT SELECT ON TABLE eventlog.seal TO evb_forvaltningsjurist;
GRANT SELECT ON TABLE eventlog.seal TO evb_revisor;
GRANT SELECT ON TABLE eventlog.seal TO evb_systemforvaltare;
GRANT SELECT ON TABLE eventlog.seal TO evb_informationsagare;

GRANT SELECT ON TABLE installation.environment TO evb_runtime;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE jobs.job TO evb_runtime;
GRANT SELECT ON TABLE jobs.job TO evb_systemforvaltare;

GRANT SELECT,INSERT,UPDATE ON TABLE jobs.kind TO evb_runtime;
GRANT SELECT ON TABLE jobs.kind TO evb_systemforvaltare;

GRANT SELECT,INSERT ON TABLE jobs.lane TO evb_runtime;
GRANT SELECT ON TABLE jobs.lane TO evb_systemforvaltare;

GRANT SELECT,INSERT,DELETE ON TABLE jobs.outcome TO evb_runtime;
GRANT SELECT ON TABLE jobs.outcome TO evb_systemforvaltare;

GRANT SELECT,INSERT,UPDATE ON TABLE jobs.schedule TO evb_runtime;
GRANT SELECT ON TABLE jobs.schedule TO evb_systemforvaltare;

GRANT SELECT,INSERT,DELETE ON TABLE jobs.slot TO evb_runtime;
GRANT SELECT ON TABLE jobs.slot TO evb_systemforvaltare;

GRANT SELECT,INSERT,DELETE ON TABLE lookup.entry TO evb_runtime;

GRANT SELECT(namnd) ON TABLE lookup.entry TO evb_informationsagare;

GRANT SELECT(beslut) ON TABLE lookup.entry TO evb_informationsagare;

GRANT SELECT,INSERT,UPDATE ON TABLE lookup.progress TO evb_runtime;

GRANT SELECT ON TABLE migration.applied TO evb_runtime;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE readmodel.beslut_enhet_v1 TO evb_runtime;
GRANT SELECT ON TABLE readmodel.beslut_enhet_v1 TO evb_handlaggare;
GRANT SELECT ON TABLE readmodel.beslut_enhet_v1 TO evb_enhetschef;
GRANT SELECT ON TABLE readmodel.beslut_enhet_v1 TO evb_rapportor;
GRANT SELECT ON TABLE readmodel.beslut_enhet_v1 TO evb_namndsekreterare;
GRANT SELECT ON TABLE readmodel.beslut_enhet_v1 TO evb_forvaltningsjurist;
GRANT SELECT ON TABLE readmodel.beslut_enhet_v1 TO evb_revisor;
GRANT SELECT ON TABLE readmodel.beslut_enhet_v1 TO evb_informationsagare;
GRANT SELECT ON TABLE readmodel.beslut_enhet_v1 TO evb_servicekonto;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE readmodel.checkpoint_v1 TO evb_runtime;
GRANT SELECT ON TABLE readmodel.checkpoint_v1 TO evb_handlaggare;
GRANT SELECT ON TABLE readmodel.checkpoint_v1 TO evb_enhetschef;
GRANT SELECT ON TABLE readmodel.checkpoint_v1 TO evb_rapportor;
GRANT SELECT ON TABLE readmodel.checkpoint_v1 TO evb_namndsekreterare;
GRANT SELECT ON TABLE readmodel.checkpoint_v1 TO evb_forvaltningsjurist;
GRANT SELECT ON TABLE readmodel.checkpoint_v1 TO evb_revisor;
GRANT SELECT ON TABLE readmodel.checkpoint_v1 TO evb_informationsagare;
GRANT SELECT ON TABLE readmodel.checkpoint_v1 TO evb_servicekonto;
GRANT SELECT ON TABLE readmodel.checkpoint_v1 TO evb_systemforvaltare;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE readmodel.frist_v3 TO evb_runtime;
GRANT SELECT ON TABLE readmodel.frist_v3 TO evb_handlaggare;
GRANT SELECT ON TABLE readmodel.frist_v3 TO evb_enhetschef;
GRANT SELECT ON TABLE readmodel.frist_v3 TO evb_rapportor;
GRANT SELECT ON TABLE readmodel.frist_v3 TO evb_namndsekreterare;
GRANT SELECT ON TABLE readmodel.frist_v3 TO evb_forvaltningsjurist;
GRANT SELECT ON TABLE readmodel.frist_v3 TO evb_revisor;
GRANT SELECT ON TABLE readmodel.frist_v3 TO evb_informationsagare;
GRANT SELECT ON TABLE readmodel.frist_v3 TO evb_servicekonto;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE readmodel.frist_v3_1 TO evb_runtime;
GRANT SELECT ON TABLE readmodel.frist_v3_1 TO evb_handlaggare;
GRANT SELECT ON TABLE readmodel.frist_v3_1 TO evb_enhetschef;
GRANT SELECT ON TABLE readmodel.frist_v3_1 TO evb_rapportor;
GRANT SELECT ON TABLE readmodel.frist_v3_1 TO evb_namndsekreterare;
GRANT SELECT ON TABLE readmodel.frist_v3_1 TO evb_forvaltningsjurist;
GRANT SELECT ON TABLE readmodel.frist_v3_1 TO evb_revisor;
GRANT SELECT ON TABLE readmodel.frist_v3_1 TO evb_informationsagare;
GRANT SELECT ON TABLE readmodel.frist_v3_1 TO evb_servicekonto;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE readmodel.model_v1 TO evb_runtime;
GRANT SELECT ON TABLE readmodel.model_v1 TO evb_handlaggare;
GRANT SELECT ON TABLE readmodel.model_v1 TO evb_enhetschef;
GRANT SELECT ON TABLE readmodel.model_v1 TO evb_rapportor;
GRANT SELECT ON TABLE readmodel.model_v1 TO evb_namndsekreterare;
GRANT SELECT ON TABLE readmodel.model_v1 TO evb_forvaltningsjurist;
GRANT SELECT ON TABLE readmodel.model_v1 TO evb_revisor;
GRANT SELECT ON TABLE readmodel.model_v1 TO evb_informationsagare;
GRANT SELECT ON TABLE readmodel.model_v1 TO evb_servicekonto;
GRANT SELECT ON TABLE readmodel.model_v1 TO evb_systemforvaltare;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE readmodel.paminnelse_dag_v1 TO evb_runtime;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE readmodel.paminnelse_v1 TO evb_runtime;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE readmodel.parked_v1 TO evb_runtime;
GRANT SELECT ON TABLE readmodel.parked_v1 TO evb_handlaggare;
GRANT SELECT ON TABLE readmodel.parked_v1 TO evb_enhetschef;
GRANT SELECT ON TABLE readmodel.parked_v1 TO evb_rapportor;
GRANT SELECT ON TABLE readmodel.parked_v1 TO evb_namndsekreterare;
GRANT SELECT ON TABLE readmodel.parked_v1 TO evb_forvaltningsjurist;
GRANT SELECT ON TABLE readmodel.parked_v1 TO evb_revisor;
GRANT SELECT ON TABLE readmodel.parked_v1 TO evb_informationsagare;
GRANT SELECT ON TABLE readmodel.parked_v1 TO evb_systemforvaltare;

GRANT SELECT,INSERT ON TABLE readmodel.proof_v1 TO evb_runtime;
GRANT SELECT ON TABLE readmodel.proof_v1 TO evb_handlaggare;
GRANT SELECT ON TABLE readmodel.proof_v1 TO evb_enhetschef;
GRANT SELECT ON TABLE readmodel.proof_v1 TO evb_rapportor;
GRANT SELECT ON TABLE readmodel.proof_v1 TO evb_namndsekreterare;
GRANT SELECT ON TABLE readmodel.proof_v1 TO evb_forvaltningsjurist;
GRANT SELECT ON TABLE readmodel.proof_v1 TO evb_revisor;
GRANT SELECT ON TABLE readmodel.proof_v1 TO evb_informationsagare;
GRANT SELECT ON TABLE readmodel.proof_v1 TO evb_systemforvaltare;

GRANT SELECT ON TABLE revision.avvikelser TO evb_revisor_lasare;

GRANT SELECT ON TABLE revision.kedja TO evb_revisor_lasare;

GRANT SELECT ON TABLE revision.missade_omgangar TO evb_revisor_lasare;

GRANT SELECT ON TABLE revision.omgangar TO evb_revisor_lasare;

GRANT SELECT ON TABLE revision.rader TO evb_revisor_lasare;

GRANT SELECT ON TABLE revision.sigill TO evb_revisor_lasare;


-- The keys' database

CREATE SCHEMA migration;

ALTER SCHEMA migration OWNER TO postgres;

CREATE SCHEMA vault;

ALTER SCHEMA vault OWNER TO evb_owner;

CREATE FUNCTION vault.begin_rotation(p_check_id uuid, p_sealed bytea) RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$

ALTER FUNCTION vault.begin_rotation(p_check_id uuid, p_sealed bytea) OWNER TO evb_owner;

CREATE FUNCTION vault.destroy_keys(p_tenant text, p_subjects text[]) RETURNS SETOF uuid
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$

ALTER FUNCTION vault.destroy_keys(p_tenant text, p_subjects text[]) OWNER TO evb_owner;

CREATE FUNCTION vault.finish_rotation(p_next uuid) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$

ALTER FUNCTION vault.finish_rotation(p_next uuid) OWNER TO evb_owner;

CREATE FUNCTION vault.rewrap(p_ids uuid[], p_old bytea[], p_new bytea[], p_master_id uuid) RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$

ALTER FUNCTION vault.rewrap(p_ids uuid[], p_old bytea[], p_new bytea[], p_master_id uuid) OWNER TO evb_owner;

CREATE TABLE migration.applied (
    name text NOT NULL,
    kind text NOT NULL,
    checksum text NOT NULL,
    applied_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);

ALTER TABLE migration.applied OWNER TO postgres;

CREATE TABLE vault.key (
    id uuid NOT NULL,
    tenant text NOT NULL COLLATE pg_catalog."C",
    subject text NOT NULL COLLATE pg_catalog."C",
    wrapped bytea,
    created_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    destroyed_at timestamp with time zone,
    master_id uuid,
    CONSTRAINT a_destroyed_key_is_gone CHECK (((wrapped IS NULL) = (destroyed_at IS NOT NULL))),
    CONSTRAINT a_living_key_names_its_master_key CHECK (((wrapped IS NULL) = (master_id IS NULL))),
    CONSTRAINT a_subject_is_named CHECK (((octet_length(subject) >= 1) AND (octet_length(subject) <= 200))),
    CONSTRAINT a_tenant_is_named CHECK (((octet_length(tenant) >= 1) AND (octet_length(tenant) <= 64))),
    CONSTRAINT a_wrapped_key_has_its_length CHECK ((octet_length(wrapped) = 60))
);

ALTER TABLE vault.key OWNER TO evb_owner;

CREATE TABLE vault.master (
    check_id uuid NOT NULL,
    sealed bytea NOT NULL,
    is_next boolean DEFAULT false NOT NULL,
    CONSTRAINT sealed_is_bounded CHECK (((octet_length(sealed) >= 28) AND (octet_length(sealed) <= 200)))
);

ALTER TABLE vault.master OWNER TO evb_owner;

ALTER TABLE ONLY migration.applied
    ADD CONSTRAINT a_file_is_applied_once PRIMARY KEY (name);

ALTER TABLE ONLY vault.key
    ADD CONSTRAINT a_key_has_one_id PRIMARY KEY (id);

ALTER TABLE ONLY vault.master
    ADD CONSTRAINT a_master_key_has_one_proof PRIMARY KEY (check_id);

ALTER TABLE ONLY vault.master
    ADD CONSTRAINT there_is_one_master_key_and_one_next UNIQUE (is_next);

CREATE UNIQUE INDEX a_subject_has_one_living_key ON vault.key USING btree (tenant, subject) WHERE (destroyed_at IS NULL);

CREATE INDEX keys_under_a_master_key ON vault.key USING btree (master_id, id);

ALTER TABLE ONLY vault.key
    ADD CONSTRAINT a_master_key_stays_while_keys_need_it FOREIGN KEY (master_id) REFERENCES vault.master(check_id);

GRANT USAGE ON SCHEMA migration TO evb_runtime;

GRANT USAGE ON SCHEMA vault TO evb_runtime;

REVOKE ALL ON FUNCTION vault.begin_rotation(p_check_id uuid, p_sealed bytea) FROM PUBLIC;
GRANT ALL ON FUNCTION vault.begin_rotation(p_check_id uuid, p_sealed bytea) TO evb_underhall;

REVOKE ALL ON FUNCTION vault.destroy_keys(p_tenant text, p_subjects text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION vault.destroy_keys(p_tenant text, p_subjects text[]) TO evb_underhall;

REVOKE ALL ON FUNCTION vault.finish_rotation(p_next uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION vault.finish_rotation(p_next uuid) TO evb_underhall;

REVOKE ALL ON FUNCTION vault.rewrap(p_ids uuid[], p_old bytea[], p_new bytea[], p_master_id uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION vault.rewrap(p_ids uuid[], p_old bytea[], p_new bytea[], p_master_id uuid) TO evb_underhall;

GRANT SELECT ON TABLE migration.applied TO evb_runtime;

GRANT SELECT,INSERT ON TABLE vault.key TO evb_runtime;

GRANT SELECT ON TABLE vault.master TO evb_runtime;

GRANT INSERT(check_id) ON TABLE vault.master TO evb_runtime;

GRANT INSERT(sealed) ON TABLE vault.master TO evb_runtime;

