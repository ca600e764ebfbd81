-- Which table holds each read model's rows just now: readmodel.<projection>_<build>. A reader asks in the snapshot it reads in, so a rebuild
-- that switches changes nothing under it; a rebuild makes the next build beside this one.

set local role evb_owner;

create table readmodel.model_v1 (
    projection text collate "C" not null,
    build      integer not null,
    constraint a_projection_has_one_build_in_use primary key (projection),
    constraint builds_start_at_one check (build > 0)
);

reset role;
