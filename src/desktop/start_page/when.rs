//! Times as people say them: "today, 14:31", "yesterday", "14 November", "2 October 2025".

use jiff::civil::Date;
use jiff::{Timestamp, Unit, Zoned};

/// A time against the present, in the time zone of the system.
pub fn words(then: Timestamp) -> String {
    said(&then.to_zoned(jiff::tz::TimeZone::system()), &Zoned::now())
}

fn said(then: &Zoned, now: &Zoned) -> String {
    let days = now.date().since((Unit::Day, then.date())).map_or(i32::MAX, |span| span.get_days());
    match days {
        0 => format!("today, {}", then.strftime("%H:%M")),
        1 => "yesterday".to_owned(),
        _ if then.year() == now.year() => day(then.date()),
        _ => format!("{} {}", day(then.date()), then.year()),
    }
}

/// A day of a year: "2 October".
fn day(date: Date) -> String {
    date.strftime("%-d %B").to_string()
}

/// A moment in full: "18 November 2026 at 16:02".
pub fn moment(then: Timestamp) -> String {
    then.to_zoned(jiff::tz::TimeZone::system()).strftime("%-d %B %Y at %H:%M").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearer_a_time_the_closer_it_is_told() {
        let at = |text: &str| text.parse::<Zoned>().unwrap();
        let now = at("2026-11-18T16:02[UTC]");
        for (then, words) in [
            ("2026-11-18T14:31[UTC]", "today, 14:31"),
            ("2026-11-17T23:59[UTC]", "yesterday"),
            ("2026-11-14T08:00[UTC]", "14 November"),
            ("2025-10-02T08:00[UTC]", "2 October 2025"),
        ] {
            assert_eq!(said(&at(then), &now), words);
        }
    }
}
