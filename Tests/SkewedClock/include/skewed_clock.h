/// Whoever links this has the wall clock that the environment says: EVB_SKEW seconds wrong. The clock that measures durations is right.
///
/// Returns the seconds by which the wall clock is wrong.
long skewed_clock_by(void);
