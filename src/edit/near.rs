//! Names that are spelled much alike, for messages about a name that names nothing.

/// Most names a message offers.
const OFFERED: usize = 3;

/// The candidates that differ from a name by few letters, best first.
pub fn near(name: &str, candidates: impl IntoIterator<Item = String>) -> Vec<String> {
    let wanted: Vec<char> = name.to_lowercase().chars().take(64).collect();
    let most = wanted.len() / 3 + 1;
    let mut scored: Vec<(usize, String)> = candidates
        .into_iter()
        .filter_map(|candidate| {
            let letters: Vec<char> = candidate.to_lowercase().chars().take(64).collect();
            let distance = distance(&wanted, &letters);
            (distance <= most).then_some((distance, candidate))
        })
        .collect();
    scored.sort();
    scored.into_iter().take(OFFERED).map(|(_, candidate)| candidate).collect()
}

/// The end of a message about a name that names nothing.
pub fn alike(near: &[String]) -> String {
    match near {
        [] => String::new(),
        [one] => format!("; {one} is spelled much alike"),
        several => format!("; {} are spelled much alike", several.join(", ")),
    }
}

/// How many letters must be put in, taken out or replaced.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut diagonal = i;
        let mut left = i + 1;
        if let Some(first) = row.first_mut() {
            *first = left;
        }
        for (y, cell) in b.iter().zip(row.iter_mut().skip(1)) {
            let best = (left + 1).min(*cell + 1).min(diagonal + usize::from(x != y));
            diagonal = *cell;
            *cell = best;
            left = best;
        }
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_finger_finds_its_name() {
        let names = ["Reno", "Chicago", "New York"].map(String::from);
        assert_eq!(near("Remo", names.clone()), ["Reno"]);
        assert_eq!(near("NewYork", names.clone()), ["New York"]);
        assert!(near("Bangalore", names).is_empty());
    }
}
