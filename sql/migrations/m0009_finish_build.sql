-- readmodel.finish_build takes its place: a build has its indexes from the beginning.
drop function if exists readmodel.index_build(text, integer);
