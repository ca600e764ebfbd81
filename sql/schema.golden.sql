-- The log's database

CREATE SCHEMA eventlog;

ALTER SCHEMA eventlog OWNER TO evb_owner;

CREATE SCHEMA jobs;

ALTER SCHEMA jobs OWNER TO evb_owner;

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

CREATE DOMAIN eventlog.small_number AS smallint
	CONSTRAINT small_numbers_start_at_one CHECK ((VALUE > 0));

ALTER DOMAIN eventlog.small_number OWNER TO evb_owner;

CREATE FUNCTION eventlog.append(p_tenant text, e_group integer[], e_stream text[], e_version bigint[], l_group integer[], l_kind text[], l_digest bytea[], l_stream text[], c_group integer[], c_id uuid[], c_digest bytea[], v_command integer[], v_expected integer[], v_id uuid[], v_type text[], v_type_version smallint[], v_valid_date date[], v_actor text[], v_role text[], v_unit text[], v_correlation uuid[], v_causation uuid[], v_data text[], v_key_id uuid[], v_sealed bytea[]) RETURNS TABLE(group_nr integer, outcome text, command_id uuid, first_position bigint, last_position bigint, stream text, expected bigint, actual bigint, kind text)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET plan_cache_mode TO 'force_generic_plan'
    SET enable_seqscan TO 'off'
    AS $$
#variable_conflict use_column
declare
    previous record;
    recorded timestamptz;
begin
    previous := eventlog.lock_head(p_tenant);

    -- Nearly always everything can be appended, and then no more is asked than this.
    if cardinality(l_group) > 0
        or exists (select from unnest(c_id) as c (id), lateral (
            select from eventlog.command k where k.tenant = p_tenant and k.id = c.id limit 1) known)
        or exists (select from unnest(e_stream, e_version) as e (stream, version)
            left join lateral (select v.version from eventlog.event v where v.tenant = p_tenant and v.stream = e.stream
                               order by v.version desc limit 1) latest on true
            where coalesce(latest.version, 0) <> e.version) then
        return query
            select distinct on (reason.grp) reason.grp, reason.outcome, reason.id, reason.first, reason.last,
                reason.stream, reason.expected, reason.actual, reason.kind
            from (
                select c.grp, case when known.digest = c.digest then 2 else 1 end, c.nr,
                    case when known.digest = c.digest then 'repeated' else 'reused' end,
                    c.id, known.first_position, known.last_position, null::text, null::int8, null::int8, null::text
                from unnest(c_group, c_id, c_digest) with ordinality as c (grp, id, digest, nr),
                    lateral (select k.digest, k.first_position, k.last_position from eventlog.command k
                             where k.tenant = p_tenant and k.id = c.id limit 1) known
                union all
                select e.grp, 3, e.nr, 'conflict', null, null, null, e.stream, e.version, coalesce(latest.version, 0), null
                from unnest(e_group, e_stream, e_version) with ordinality as e (grp, stream, version, nr)
                left join lateral (select v.version from eventlog.event v where v.tenant = p_tenant and v.stream = e.stream
                                   order by v.version desc limit 1) latest on true
                where coalesce(latest.version, 0) <> e.version
                union all
                select l.grp, 4, l.nr, 'claim_taken', null, null, null, held.stream, null, null, l.kind
                from unnest(l_group, l_kind, l_digest, l_stream) with ordinality as l (grp, kind, digest, stream, nr),
                    lateral (select k.stream from eventlog.claim k
                             where k.tenant = p_tenant and k.kind = l.kind and k.digest = l.digest limit 1) held
                where held.stream <> l.stream
            ) as reason (grp, rank, nr, outcome, id, first, last, stream, expected, actual, kind)
            order by reason.grp, reason.rank, reason.nr;
        if found then
            return;
        end if;
    end if;

    recorded := greatest(clock_timestamp(), previous.head_recorded_at);

    insert into eventlog.event (
        tenant, position, stream, version, id, type, type_version, valid_date, recorded_at,
        actor, role, unit, correlation, causation, command_id, nr, data, key_id, sealed, hash)
    select p_tenant, n.position, n.stream, n.version, n.id, n.type, n.type_version, n.valid_date, recorded,
        n.actor, n.role, n.unit, n.correlation, n.causation, n.command_id, n.nr, n.data, n.key_id, n.sealed,
        eventlog.chain(previous.head_hash, eventlog.event_bytes(
            p_tenant, n.position, n.stream, n.version, n.id, n.type, n.type_version, n.valid_date, recorded,
            n.actor, n.role, n.unit, n.correlation, n.causation, n.command_id, n.nr, n.data, n.key_id, n.sealed)
        ) over (order by n.position)
    from (
        select v.*, c_id[v.command] as command_id, e_stream[v.expected] as stream,
            previous.head_position + v.ordinal as position,
            e_version[v.expected] + row_number() over (partition by v.expected order by v.ordinal) as version,
            -- v_command is ascending, so width_bucket counts the events of the commands before this one
            (v.ordinal - width_bucket(v.command - 1, v_command))::int2 as nr
        from unnest(v_command, v_expected, v_id, v_type, v_type_version, v_valid_date,
                v_actor, v_role, v_unit, v_correlation, v_causation, v_data, v_key_id, v_sealed)
            with ordinality as v (command, expected, id, type, type_version, valid_date,
                actor, role, unit, correlation, causation, data, key_id, sealed, ordinal)
    ) n;

    update eventlog.head h
    set position = last.position, hash = last.hash, recorded_at = recorded
    from eventlog.event last
    where h.tenant = p_tenant and last.tenant = p_tenant
        and last.position = previous.head_position + cardinality(v_command) and cardinality(v_command) > 0;

    if cardinality(l_group) > 0 then
        insert into eventlog.claim (tenant, kind, digest, stream)
        select p_tenant, l.kind, l.digest, l.stream
        from unnest(l_kind, l_digest, l_stream) as l (kind, digest, stream)
        where not exists (select from eventlog.claim k  -- already held by the same stream
                          where k.tenant = p_tenant and k.kind = l.kind and k.digest = l.digest);
    end if;

    return query
        with answered as (
            select c.grp, c.id, c.digest,
                case when c.nr = any (v_command) then previous.head_position + width_bucket(c.nr::int4 - 1, v_command) + 1 end as first,
                previous.head_position + width_bucket(c.nr::int4, v_command) as last
            from unnest(c_group, c_id, c_digest) with ordinality as c (grp, id, digest, nr)
        ), kept as (
            insert into eventlog.command (tenant, id, digest, first_position, last_position, recorded_at)
            select p_tenant, a.id, a.digest, a.first, a.last, recorded from answered a
        )
        select a.grp, 'appended', a.id, a.first, a.last, null::text, null::int8, null::int8, null::text from answered a;
end $$;

ALTER FUNCTION eventlog.append(p_tenant text, e_group integer[], e_stream text[], e_version bigint[], l_group integer[], l_kind text[], l_digest bytea[], l_stream text[], c_group integer[], c_id uuid[], c_digest bytea[], v_command integer[], v_expected integer[], v_id uuid[], v_type text[], v_type_version smallint[], v_valid_date date[], v_actor text[], v_role text[], v_unit text[], v_correlation uuid[], v_causation uuid[], v_data text[], v_key_id uuid[], v_sealed bytea[]) OWNER TO evb_owner;

CREATE FUNCTION eventlog.chain_step(state bytea, previous bytea, bytes bytea) RETURNS bytea
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
    AS $$
begin
    return sha256(coalesce(state, previous) || bytes);
end $$;

ALTER FUNCTION eventlog.chain_step(state bytea, previous bytea, bytes bytea) OWNER TO evb_owner;

CREATE FUNCTION eventlog.event_bytes(tenant text, "position" bigint, stream text, version bigint, id uuid, type text, type_version smallint, valid_date date, recorded_at timestamp with time zone, actor text, role text, unit text, correlation uuid, causation uuid, command_id uuid, nr smallint, data text, key_id uuid, sealed bytea) RETURNS bytea
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
    select int8send(octet_length(tenant)) || convert_to(tenant, 'UTF8')
        || int8send(octet_length("position"::text)) || convert_to("position"::text, 'UTF8')
        || int8send(octet_length(stream)) || convert_to(stream, 'UTF8')
        || int8send(octet_length(version::text)) || convert_to(version::text, 'UTF8')
        || '\x0000000000000024'::bytea || convert_to(id::text, 'UTF8')
        || int8send(octet_length(type)) || convert_to(type, 'UTF8')
        || int8send(octet_length(type_version::text)) || convert_to(type_version::text, 'UTF8')
        || coalesce('\x000000000000000a'::bytea || convert_to(to_char(valid_date::timestamp, 'YYYY-MM-DD'), 'UTF8'),
                    '\xffffffffffffffff'::bytea)
        || '\x000000000000001b'::bytea
        || convert_to(to_char(recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'UTF8')
        || int8send(octet_length(actor)) || convert_to(actor, 'UTF8')
        || int8send(octet_length(role)) || convert_to(role, 'UTF8')
        || coalesce(int8send(octet_length(unit)) || convert_to(unit, 'UTF8'), '\xffffffffffffffff'::bytea)
        || '\x0000000000000024'::bytea || convert_to(correlation::text, 'UTF8')
        || coalesce('\x0000000000000024'::bytea || convert_to(causation::text, 'UTF8'), '\xffffffffffffffff'::bytea)
        || '\x0000000000000024'::bytea || convert_to(command_id::text, 'UTF8')
        || int8send(octet_length(nr::text)) || convert_to(nr::text, 'UTF8')
        || int8send(octet_length(data)) || convert_to(data, 'UTF8')
        || coalesce('\x0000000000000024'::bytea || convert_to(key_id::text, 'UTF8'), '\xffffffffffffffff'::bytea)
        || coalesce(int8send(octet_length(sealed)) || sealed, '\xffffffffffffffff'::bytea)
$$;

ALTER FUNCTION eventlog.event_bytes(tenant text, "position" bigint, stream text, version bigint, id uuid, type text, type_version smallint, valid_date date, recorded_at timestamp with time zone, actor text, role text, unit text, correlation uuid, causation uuid, command_id uuid, nr smallint, data text, key_id uuid, sealed bytea) OWNER TO evb_owner;

CREATE FUNCTION eventlog.lock_head(p_tenant text, OUT head_position bigint, OUT head_hash bytea, OUT head_recorded_at timestamp with time zone) RETURNS record
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
    select h.position, h.hash, h.recorded_at into head_position, head_hash, head_recorded_at
    from eventlog.head h where h.tenant = p_tenant for update;
    if not found then
        insert into eventlog.head (tenant, position, hash, recorded_at)
        values (p_tenant, 0, decode(repeat('00', 32), 'hex'), timestamptz 'epoch')
        on conflict do nothing;
        select h.position, h.hash, h.recorded_at into strict head_position, head_hash, head_recorded_at
        from eventlog.head h where h.tenant = p_tenant for update;
    end if;
end $$;

ALTER FUNCTION eventlog.lock_head(p_tenant text, OUT head_position bigint, OUT head_hash bytea, OUT head_recorded_at timestamp with time zone) OWNER TO evb_owner;

CREATE FUNCTION eventlog.refuse_change() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
    raise exception '% of %.% is refused: the log is append-only', tg_op, tg_table_schema, tg_table_name
        using errcode = 'EV001';
end $$;

ALTER FUNCTION eventlog.refuse_change() OWNER TO evb_owner;

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
    nr eventlog.small_number NOT NULL,
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

CREATE TABLE readmodel.frist_v1 (
    namnd text NOT NULL COLLATE pg_catalog."C",
    beslut uuid NOT NULL,
    art text NOT NULL COLLATE pg_catalog."C",
    nr integer NOT NULL,
    kand_fran bigint NOT NULL,
    kand_till bigint,
    omrade text NOT NULL COLLATE pg_catalog."C",
    lagrum text NOT NULL COLLATE pg_catalog."C",
    insats text NOT NULL COLLATE pg_catalog."C",
    beslutsdatum date NOT NULL,
    galler_till date,
    ursprung text NOT NULL COLLATE pg_catalog."C",
    start date NOT NULL,
    rapporteringsbar date NOT NULL,
    slut date,
    slut_art text COLLATE pg_catalog."C",
    slut_orsak text COLLATE pg_catalog."C",
    slut_text text COLLATE pg_catalog."C",
    skal_kod text COLLATE pg_catalog."C",
    skal_klass text COLLATE pg_catalog."C",
    skal_text text COLLATE pg_catalog."C",
    inskick jsonb NOT NULL,
    rattelser jsonb NOT NULL,
    CONSTRAINT a_frist_ends_in_one_of_two_ways CHECK ((((slut IS NULL) = (slut_art IS NULL)) AND (slut_art = ANY (ARRAY['verkstalld'::text, 'avslutad'::text])))),
    CONSTRAINT what_is_known_ends_after_it_began CHECK ((kand_till > kand_fran))
);

ALTER TABLE readmodel.frist_v1 OWNER TO evb_owner;

ALTER TABLE ONLY eventlog.claim
    ADD CONSTRAINT a_claim_is_held_once PRIMARY KEY (tenant, kind, digest);

ALTER TABLE ONLY eventlog.command
    ADD CONSTRAINT a_command_is_answered_once PRIMARY KEY (tenant, id);

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

ALTER TABLE ONLY migration.applied
    ADD CONSTRAINT applied_pkey PRIMARY KEY (name);

ALTER TABLE ONLY readmodel.frist_v1
    ADD CONSTRAINT a_frist_is_known_once_from_a_position PRIMARY KEY (namnd, beslut, art, nr, kand_fran);

ALTER TABLE ONLY readmodel.checkpoint_v1
    ADD CONSTRAINT a_projection_is_at_one_place PRIMARY KEY (projection, namnd);

CREATE UNIQUE INDEX a_job_is_queued_once ON jobs.job USING btree (kind, key) WHERE (state <> 'dead'::text);

CREATE INDEX what_is_due ON jobs.job USING btree (priority DESC, run_at, id) WHERE (state = 'ready'::text);

CREATE INDEX whose_lease_ends ON jobs.job USING btree (lease_until) WHERE (state = 'running'::text);

CREATE INDEX frister_that_a_report_can_show ON readmodel.frist_v1 USING btree (namnd, rapporteringsbar) WHERE ((slut IS NULL) OR (slut >= rapporteringsbar) OR (inskick <> '[]'::jsonb));

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON eventlog.command FOR EACH STATEMENT EXECUTE FUNCTION eventlog.refuse_change();

ALTER TABLE eventlog.command ENABLE ALWAYS TRIGGER append_only;

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON eventlog.event FOR EACH STATEMENT EXECUTE FUNCTION eventlog.refuse_change();

ALTER TABLE eventlog.event ENABLE ALWAYS TRIGGER append_only;

CREATE TRIGGER kept BEFORE DELETE OR TRUNCATE ON eventlog.head FOR EACH STATEMENT EXECUTE FUNCTION eventlog.refuse_change();

ALTER TABLE eventlog.head ENABLE ALWAYS TRIGGER kept;

CREATE TRIGGER never_backwards BEFORE UPDATE ON eventlog.head FOR EACH ROW WHEN (((new.tenant <> old.tenant) OR (new."position" < old."position") OR (new.recorded_at < old.recorded_at))) EXECUTE FUNCTION eventlog.refuse_change();

ALTER TABLE eventlog.head ENABLE ALWAYS TRIGGER never_backwards;

GRANT USAGE ON SCHEMA eventlog TO evb_runtime;

GRANT USAGE ON SCHEMA jobs TO evb_runtime;

GRANT USAGE ON SCHEMA readmodel TO evb_runtime;

REVOKE ALL ON FUNCTION eventlog.append(p_tenant text, e_group integer[], e_stream text[], e_version bigint[], l_group integer[], l_kind text[], l_digest bytea[], l_stream text[], c_group integer[], c_id uuid[], c_digest bytea[], v_command integer[], v_expected integer[], v_id uuid[], v_type text[], v_type_version smallint[], v_valid_date date[], v_actor text[], v_role text[], v_unit text[], v_correlation uuid[], v_causation uuid[], v_data text[], v_key_id uuid[], v_sealed bytea[]) FROM PUBLIC;
GRANT ALL ON FUNCTION eventlog.append(p_tenant text, e_group integer[], e_stream text[], e_version bigint[], l_group integer[], l_kind text[], l_digest bytea[], l_stream text[], c_group integer[], c_id uuid[], c_digest bytea[], v_command integer[], v_expected integer[], v_id uuid[], v_type text[], v_type_version smallint[], v_valid_date date[], v_actor text[], v_role text[], v_unit text[], v_correlation uuid[], v_causation uuid[], v_data text[], v_key_id uuid[], v_sealed bytea[]) TO evb_runtime;

REVOKE ALL ON FUNCTION eventlog.chain_step(state bytea, previous bytea, bytes bytea) FROM PUBLIC;
GRANT ALL ON FUNCTION eventlog.chain_step(state bytea, previous bytea, bytes bytea) TO evb_runtime;

REVOKE ALL ON FUNCTION eventlog.event_bytes(tenant text, "position" bigint, stream text, version bigint, id uuid, type text, type_version smallint, valid_date date, recorded_at timestamp with time zone, actor text, role text, unit text, correlation uuid, causation uuid, command_id uuid, nr smallint, data text, key_id uuid, sealed bytea) FROM PUBLIC;
GRANT ALL ON FUNCTION eventlog.event_bytes(tenant text, "position" bigint, stream text, version bigint, id uuid, type text, type_version smallint, valid_date date, recorded_at timestamp with time zone, actor text, role text, unit text, correlation uuid, causation uuid, command_id uuid, nr smallint, data text, key_id uuid, sealed bytea) TO evb_runtime;

REVOKE ALL ON FUNCTION eventlog.lock_head(p_tenant text, OUT head_position bigint, OUT head_hash bytea, OUT head_recorded_at timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION eventlog.lock_head(p_tenant text, OUT head_position bigint, OUT head_hash bytea, OUT head_recorded_at timestamp with time zone) TO evb_runtime;

REVOKE ALL ON FUNCTION eventlog.refuse_change() FROM PUBLIC;

REVOKE ALL ON FUNCTION eventlog.chain(bytea, bytea) FROM PUBLIC;
GRANT ALL ON FUNCTION eventlog.chain(bytea, bytea) TO evb_runtime;

GRANT SELECT ON TABLE eventlog.claim TO evb_runtime;

GRANT SELECT ON TABLE eventlog.command TO evb_runtime;

GRANT SELECT ON TABLE eventlog.event TO evb_runtime;

GRANT SELECT ON TABLE eventlog.head TO evb_runtime;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE jobs.job TO evb_runtime;

GRANT SELECT,INSERT ON TABLE jobs.outcome TO evb_runtime;

GRANT SELECT,INSERT ON TABLE jobs.slot TO evb_runtime;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE readmodel.checkpoint_v1 TO evb_runtime;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE readmodel.frist_v1 TO evb_runtime;


-- The keys' database

CREATE SCHEMA migration;

ALTER SCHEMA migration OWNER TO postgres;

CREATE SCHEMA vault;

ALTER SCHEMA vault OWNER TO evb_owner;

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
    CONSTRAINT a_destroyed_key_is_gone CHECK (((wrapped IS NULL) = (destroyed_at IS NOT NULL))),
    CONSTRAINT a_subject_is_named CHECK (((octet_length(subject) >= 1) AND (octet_length(subject) <= 200))),
    CONSTRAINT a_tenant_is_named CHECK (((octet_length(tenant) >= 1) AND (octet_length(tenant) <= 64))),
    CONSTRAINT a_wrapped_key_has_its_length CHECK ((octet_length(wrapped) = 60))
);

ALTER TABLE vault.key OWNER TO evb_owner;

CREATE TABLE vault.master (
    only_row boolean DEFAULT true NOT NULL,
    check_id uuid NOT NULL,
    sealed bytea NOT NULL,
    CONSTRAINT sealed_is_bounded CHECK (((octet_length(sealed) >= 28) AND (octet_length(sealed) <= 200))),
    CONSTRAINT there_is_one_row CHECK (only_row)
);

ALTER TABLE vault.master OWNER TO evb_owner;

ALTER TABLE ONLY migration.applied
    ADD CONSTRAINT applied_pkey PRIMARY KEY (name);

ALTER TABLE ONLY vault.key
    ADD CONSTRAINT a_key_has_one_id PRIMARY KEY (id);

ALTER TABLE ONLY vault.master
    ADD CONSTRAINT there_is_one_master_key PRIMARY KEY (only_row);

CREATE UNIQUE INDEX a_subject_has_one_living_key ON vault.key USING btree (tenant, subject) WHERE (destroyed_at IS NULL);

GRANT USAGE ON SCHEMA vault TO evb_runtime;

GRANT SELECT,INSERT ON TABLE vault.key TO evb_runtime;

GRANT SELECT,INSERT ON TABLE vault.master TO evb_runtime;

