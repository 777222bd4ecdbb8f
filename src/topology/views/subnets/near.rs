//! Searching where a thing may be expected.

/// How many items at the front of a list hold, as [`slice::partition_point`] finds it. Items are spread evenly more often
/// than not, so the search begins where even spreading over 65,536 places would put `expected`, and widens from there.
pub(super) fn partition<T>(list: &[T], expected: u16, holds: impl Fn(&T) -> bool) -> usize {
    let at = |place: usize| list.get(place).is_some_and(&holds);
    let guess = (usize::from(expected) * list.len()) >> 16;
    let mut step = 1;
    let (from, to) = if at(guess) {
        let mut from = guess + 1;
        while at(from + step - 1) {
            from += step;
            step *= 2;
        }
        (from, list.len().min(from + step - 1))
    } else {
        let mut to = guess;
        while step <= to && !at(to - step) {
            to -= step;
            step *= 2;
        }
        (to.saturating_sub(step), to)
    };
    from + list.get(from..to).unwrap_or_default().partition_point(holds)
}

#[cfg(test)]
mod tests {
    use super::partition;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn finds_what_a_plain_search_finds(mut list in prop::collection::vec(0u16..500, 0..80), wanted in 0u16..500, expected: u16) {
            list.sort_unstable();
            let holds = |item: &u16| *item <= wanted;
            prop_assert_eq!(partition(&list, expected, holds), list.partition_point(holds));
        }
    }
}
