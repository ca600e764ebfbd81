-- The day for which a nämnd's reminders were last kept. Whoever keeps them holds its row: one at a time, and never for an earlier day.

set local role evb_owner;

create table readmodel.paminnelse_dag_v1 (
    namnd text collate "C" not null,
    dag   date not null,
    constraint a_namnd_is_reminded_as_of_one_day primary key (namnd)
);

reset role;
