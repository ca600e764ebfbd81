-- The log's database

CREATE SCHEMA eventlog;

ALTER SCHEMA eventlog OWNER TO evb_owner;

CREATE SCHEMA jobs;

ALTER SCHEMA jobs OWNER TO evb_owner;

CREATE SCHEMA lookup;

ALTER SCHEMA lookup OWNER TO evb_owner;

CREATE SCHEMA migration;

ALTER SCHEMA migration OWNER TO postgres;

CREATE SCHEMA readmodel;

ALTER SCHEMA readmodel OWNER TO evb_owner;

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

CREATE FUNCTION readmodel.index_build(p_projection text, p_build integer) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET maintenance_work_mem TO '256MB'
    AS $$

ALTER FUNCTION readmodel.index_build(p_projection text, p_build integer) OWNER TO evb_owner;

CREATE AGGREGATE eventlog.chain(previous bytea, bytes bytea) (
    SFUNC = eventlog.chain_step,
    STYPE = bytea
);

ALTER AGGREGATE eventlog.chain(previous bytea, bytes bytea) OWNER TO evb_owner;

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
);

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
    CONSTRAINT a_key_is_named CHECK (((octet_length(key) >= 1) AND (octet_length(key) <= 200))),
    CONSTRAINT a_kind_is_named CHECK (((octet_length(kind) >= 1) AND (octet_length(kind) <= 100))),
    CONSTRAINT a_payload_is_bounded_json CHECK (((octet_length(payload) <= 65536) AND ((payload)::json IS NOT NULL))),
    CONSTRAINT a_running_job_has_a_lease CHECK (((state = 'running'::text) = ((lease_until IS NOT NULL) AND (worker IS NOT NULL)))),
    CONSTRAINT a_state_is_known CHECK ((state = ANY (ARRAY['ready'::text, 'running'::text, 'dead'::text]))),
    CONSTRAINT an_error_is_a_code CHECK ((octet_length(error) <= 200)),
    CONSTRAINT attempts_are_bounded CHECK ((((attempt >= 0) AND (attempt <= max_attempts)) AND ((max_attempts >= 1) AND (max_attempts <= 100))))
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

CREATE TABLE jobs.outcome (
    job_id bigint NOT NULL,
    kind text NOT NULL COLLATE pg_catalog."C",
    key text NOT NULL COLLATE pg_catalog."C",
    attempts smallint NOT NULL,
    outcome text NOT NULL COLLATE pg_catalog."C",
    error text COLLATE pg_catalog."C",
    created_at timestamp with time zone NOT NULL,
    started_at timestamp with time zone NOT NULL,
    finished_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT an_error_is_a_code CHECK ((octet_length(error) <= 200)),
    CONSTRAINT an_outcome_is_a_code CHECK (((octet_length(outcome) >= 1) AND (octet_length(outcome) <= 200)))
);

ALTER TABLE jobs.outcome OWNER TO evb_owner;

CREATE TABLE jobs.slot (
    kind text NOT NULL COLLATE pg_catalog."C",
    period text NOT NULL COLLATE pg_catalog."C",
    created_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
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

ALTER TABLE readmodel.frist_v3_1 OWNER TO evb_owner;

CREATE TABLE readmodel.model_v1 (
    projection text NOT NULL COLLATE pg_catalog."C",
    build integer NOT NULL,
    CONSTRAINT builds_start_at_one CHECK ((build > 0))
);

ALTER TABLE readmodel.model_v1 OWNER TO evb_owner;

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

ALTER TABLE ONLY eventlog.claim
    ADD CONSTRAINT a_claim_is_held_once PRIMARY KEY (tenant, kind, digest);

ALTER TABLE ONLY eventlog.command
    ADD CONSTRAINT a_command_is_answered_once PRIMARY KEY (tenant, id);

ALTER TABLE ONLY eventlog.seal
    ADD CONSTRAINT a_position_is_sealed_once PRIMARY KEY (tenant, "position");

ALTER TABLE ONLY eventlog.head
    ADD CONSTRAINT a_tenant_has_one_head PRIMARY KEY (tenant);

ALTER TABLE ONLY eventlog.event
    ADD CONSTRAINT positions_are_unique PRIMARY KEY (tenant, "position");

ALTER TABLE ONLY eventlog.event
    ADD CONSTRAINT versions_are_unique UNIQUE (tenant, stream, version);

ALTER TABLE ONLY jobs.outcome
    ADD CONSTRAINT a_job_ends_once PRIMARY KEY (job_id);

ALTER TABLE ONLY jobs.job
    ADD CONSTRAINT a_job_has_one_id PRIMARY KEY (id);

ALTER TABLE ONLY jobs.slot
    ADD CONSTRAINT a_period_is_scheduled_once PRIMARY KEY (kind, period);

ALTER TABLE ONLY lookup.entry
    ADD CONSTRAINT a_beslut_is_found_once_by_a_key PRIMARY KEY (namnd, kind, digest, beslut);

ALTER TABLE ONLY lookup.progress
    ADD CONSTRAINT a_log_is_followed_to_one_place PRIMARY KEY (namnd);

ALTER TABLE ONLY migration.applied
    ADD CONSTRAINT applied_pkey PRIMARY KEY (name);

ALTER TABLE ONLY readmodel.frist_v3
    ADD CONSTRAINT a_frist_is_known_once_from_a_position PRIMARY KEY (namnd, beslut, art, nr, kand_fran);

ALTER TABLE ONLY readmodel.model_v1
    ADD CONSTRAINT a_projection_has_one_build_in_use PRIMARY KEY (projection);

ALTER TABLE ONLY readmodel.checkpoint_v1
    ADD CONSTRAINT a_projection_is_at_one_place PRIMARY KEY (projection, namnd);

ALTER TABLE ONLY readmodel.proof_v1
    ADD CONSTRAINT a_proof_is_made_at_a_moment PRIMARY KEY (projection, namnd, proven_at);

ALTER TABLE ONLY readmodel.parked_v1
    ADD CONSTRAINT a_stream_is_parked_once PRIMARY KEY (projection, namnd, stream);

ALTER TABLE ONLY readmodel.frist_v3_1
    ADD CONSTRAINT frist_v3_1_pkey PRIMARY KEY (namnd, beslut, art, nr, kand_fran);

CREATE INDEX erased_persons ON eventlog.event USING btree (tenant, (((data)::jsonb ->> 'person'::text))) WHERE ((type)::text = 'PersonuppgifterGallrade'::text);

CREATE UNIQUE INDEX a_job_is_queued_once ON jobs.job USING btree (kind, key) WHERE (state <> 'dead'::text);

CREATE INDEX what_is_due ON jobs.job USING btree (priority DESC, run_at, id) WHERE (state = 'ready'::text);

CREATE INDEX whose_lease_ends ON jobs.job USING btree (lease_until) WHERE (state = 'running'::text);

CREATE INDEX entries_of_a_beslut ON lookup.entry USING btree (namnd, beslut);

CREATE INDEX beslut_of_a_person ON readmodel.frist_v3 USING btree (namnd, person) WHERE ((art = 'beslut'::text) AND (kand_till IS NULL));

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

GRANT USAGE ON SCHEMA eventlog TO evb_runtime;

GRANT USAGE ON SCHEMA jobs TO evb_runtime;

GRANT USAGE ON SCHEMA lookup TO evb_runtime;

GRANT USAGE ON SCHEMA migration TO evb_runtime;

GRANT USAGE ON SCHEMA readmodel TO evb_runtime;

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

REVOKE ALL ON FUNCTION eventlog.release_claims(p_tenant text, p_streams text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION eventlog.release_claims(p_tenant text, p_streams text[]) TO evb_runtime;

REVOKE ALL ON FUNCTION eventlog.restorable_head(p_tenant text, OUT head_position bigint, OUT head_hash bytea, OUT head_recorded_at timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION eventlog.restorable_head(p_tenant text, OUT head_position bigint, OUT head_hash bytea, OUT head_recorded_at timestamp with time zone) TO evb_runtime;

REVOKE ALL ON FUNCTION eventlog.restore(p_tenant text, v_stream text[], v_version bigint[], v_id uuid[], v_type text[], v_type_version smallint[], v_valid_date date[], v_recorded_at timestamp with time zone[], v_actor text[], v_role text[], v_unit text[], v_correlation uuid[], v_causation uuid[], v_command_id uuid[], v_nr integer[], v_data text[], v_key_id uuid[], v_sealed bytea[], v_hash bytea[]) FROM PUBLIC;
GRANT ALL ON FUNCTION eventlog.restore(p_tenant text, v_stream text[], v_version bigint[], v_id uuid[], v_type text[], v_type_version smallint[], v_valid_date date[], v_recorded_at timestamp with time zone[], v_actor text[], v_role text[], v_unit text[], v_correlation uuid[], v_causation uuid[], v_command_id uuid[], v_nr integer[], v_data text[], v_key_id uuid[], v_sealed bytea[], v_hash bytea[]) TO evb_runtime;

REVOKE ALL ON FUNCTION eventlog.restore_claims(p_tenant text, l_kind text[], l_digest bytea[], l_stream text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION eventlog.restore_claims(p_tenant text, l_kind text[], l_digest bytea[], l_stream text[]) TO evb_runtime;

REVOKE ALL ON FUNCTION eventlog.restore_commands(p_tenant text, c_id uuid[], c_digest bytea[], c_first_position bigint[], c_last_position bigint[], c_recorded_at timestamp with time zone[]) FROM PUBLIC;
GRANT ALL ON FUNCTION eventlog.restore_commands(p_tenant text, c_id uuid[], c_digest bytea[], c_first_position bigint[], c_last_position bigint[], c_recorded_at timestamp with time zone[]) TO evb_runtime;

REVOKE ALL ON FUNCTION readmodel.create_build(p_projection text) FROM PUBLIC;
GRANT ALL ON FUNCTION readmodel.create_build(p_projection text) TO evb_runtime;

REVOKE ALL ON FUNCTION readmodel.drop_old_builds(p_projection text) FROM PUBLIC;
GRANT ALL ON FUNCTION readmodel.drop_old_builds(p_projection text) TO evb_runtime;

REVOKE ALL ON FUNCTION readmodel.index_build(p_projection text, p_build integer) FROM PUBLIC;
GRANT ALL ON FUNCTION readmodel.index_build(p_projection text, p_build integer) TO evb_runtime;

REVOKE ALL ON FUNCTION eventlog.chain(bytea, bytea) FROM PUBLIC;
GRANT ALL ON FUNCTION eventlog.chain(bytea, bytea) TO evb_runtime;

GRANT SELECT ON TABLE eventlog.claim TO evb_runtime;

GRANT SELECT ON TABLE eventlog.command TO evb_runtime;

GRANT SELECT ON TABLE eventlog.event TO evb_runtime;

GRANT SELECT ON TABLE eventlog.head TO evb_runtime;

GRANT SELECT ON TABLE eventlog.seal TO evb_runtime;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE jobs.job TO evb_runtime;

GRANT SELECT,INSERT ON TABLE jobs.outcome TO evb_runtime;

GRANT SELECT,INSERT ON TABLE jobs.slot TO evb_runtime;

GRANT SELECT,INSERT,DELETE ON TABLE lookup.entry TO evb_runtime;

GRANT SELECT,INSERT,UPDATE ON TABLE lookup.progress TO evb_runtime;

GRANT SELECT ON TABLE migration.applied TO evb_runtime;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE readmodel.checkpoint_v1 TO evb_runtime;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE readmodel.frist_v3 TO evb_runtime;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE readmodel.frist_v3_1 TO evb_runtime;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE readmodel.model_v1 TO evb_runtime;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE readmodel.parked_v1 TO evb_runtime;

GRANT SELECT,INSERT ON TABLE readmodel.proof_v1 TO evb_runtime;


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
    ADD CONSTRAINT applied_pkey PRIMARY KEY (name);

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
GRANT ALL ON FUNCTION vault.begin_rotation(p_check_id uuid, p_sealed bytea) TO evb_runtime;

REVOKE ALL ON FUNCTION vault.destroy_keys(p_tenant text, p_subjects text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION vault.destroy_keys(p_tenant text, p_subjects text[]) TO evb_runtime;

REVOKE ALL ON FUNCTION vault.finish_rotation(p_next uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION vault.finish_rotation(p_next uuid) TO evb_runtime;

REVOKE ALL ON FUNCTION vault.rewrap(p_ids uuid[], p_old bytea[], p_new bytea[], p_master_id uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION vault.rewrap(p_ids uuid[], p_old bytea[], p_new bytea[], p_master_id uuid) TO evb_runtime;

GRANT SELECT ON TABLE migration.applied TO evb_runtime;

GRANT SELECT,INSERT ON TABLE vault.key TO evb_runtime;

GRANT SELECT ON TABLE vault.master TO evb_runtime;

GRANT INSERT(check_id) ON TABLE vault.master TO evb_runtime;

GRANT INSERT(sealed) ON TABLE vault.master TO evb_runtime;

