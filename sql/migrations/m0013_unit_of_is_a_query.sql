-- Answers with a row now: made again by f_unit_of.
set local role evb_owner;

drop function if exists eventlog.unit_of(text, text);

reset role;
