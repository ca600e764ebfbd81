-- How far each read model has followed each log. A row is written in the same transaction as the rows it vouches for.

create schema readmodel authorization evb_owner;
set local role evb_owner;

create table readmodel.checkpoint_v1 (
    projection text collate "C" not null,
    namnd      text collate "C" not null,
    position   bigint not null,
    constraint a_projection_is_at_one_place primary key (projection, namnd),
    constraint positions_start_at_zero check (position >= 0)
) with (fillfactor = 50);

reset role;
