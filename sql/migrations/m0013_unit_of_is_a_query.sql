-- eventlog.unit_of answers with a row now: made again by f_unit_of. And a stream's corrections are found without reading the stream.
set local role evb_owner;

drop function if exists eventlog.unit_of(text, text);

create index corrections_of_a_stream on eventlog.event (tenant, stream, version) where type = 'UppgiftRattad';

reset role;
