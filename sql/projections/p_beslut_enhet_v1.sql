-- Which enhet each beslut belongs to now, as corrected: who reaches only an enhet reads and writes no other's. A beslut without enhet is
-- reached only by those who reach the whole nämnd. Follows the log together with frist_v3, in the same transactions and under its checkpoint;
-- so frist_v3 begins anew, for what the log has already.

set local role evb_owner;

create table readmodel.beslut_enhet_v1 (
    namnd text collate "C" not null,
    strom text collate "C" not null,
    enhet text collate "C",
    constraint a_beslut_has_one_enhet primary key (namnd, strom)
);

create index beslut_of_an_enhet on readmodel.beslut_enhet_v1 (namnd, enhet) where enhet is not null;

do $$
declare
    build regclass;
begin
    for build in
        select c.oid::regclass from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = 'readmodel' and c.relkind = 'r' and c.relname ~ '^frist_v3_[0-9]+$'
    loop
        execute format('truncate %s', build);
    end loop;
end $$;
delete from readmodel.parked_v1 where projection = 'frist_v3';
delete from readmodel.checkpoint_v1 where projection = 'frist_v3';

reset role;
