//! Subnets: made with a mask, moved, and masked anew.

use super::super::{Draft, Edit};
use super::{add, set, small, text};
use crate::topology::Kind;
use crate::topology::attributes::Value;

fn ranges(draft: &Draft) -> Vec<String> {
    draft.topology().subnets.iter().map(|(_, subnet)| subnet.range.to_string()).collect()
}

#[test]
fn a_subnet_is_made_from_a_range_or_from_an_address_and_a_mask() {
    let mut draft = small();
    let edits = vec![
        add(Kind::Subnet, "10.0.0.0", &[("MaskBits", Value::Number(8))]),
        add(Kind::Subnet, "2001:db8::/48", &[]),
        add(Kind::Subnet, "2001:db8:1::", &[("MaskBits", Value::Number(64))]),
        add(Kind::Subnet, "203.0.113.9/32", &[]),
    ];
    draft.apply_all("Draw", edits).unwrap();
    let made = ["157.57.212.0/23", "10.0.0.0/8", "2001:db8::/48", "2001:db8:1::/64", "203.0.113.9/32"];
    assert_eq!(ranges(&draft), made);
}

#[test]
fn a_moved_subnet_keeps_its_mask_or_says_that_it_cannot() {
    let mut draft = small();
    let moved = |address: &str| set(Kind::Subnet, "157.57.212.0", "Identity", text(address));
    let refused = [
        (
            moved("157.57.213.0"),
            "157.57.213.0/23 has host bits set; the first address of its range is 157.57.212.0",
        ),
        (
            moved("2001:db8::"),
            "the mask of 157.57.212.0/23 does not fit 2001:db8::; give the whole range, such as 2001:db8::/64",
        ),
        (moved("0.0.0.0/0"), "a mask has 1 to 32 bits here, not 0"),
    ];
    for (edit, reason) in refused {
        let error = draft.apply(&edit).unwrap_err().to_string();
        assert_eq!(error, format!("Identity of subnet 157.57.212.0: {reason}"));
    }
    draft.apply(&moved("157.57.214.0")).unwrap();
    draft.apply(&set(Kind::Subnet, "157.57.214.0", "MaskBits", Value::Number(24))).unwrap();
    draft.apply(&set(Kind::Subnet, "157.57.214.0", "Identity", text("2001:db8::/64"))).unwrap();
    assert_eq!(ranges(&draft), ["2001:db8::/64"]);
}

#[test]
fn a_mask_is_given_exactly_once() {
    let refused: [(Edit, &str); 2] = [
        (add(Kind::Subnet, "10.0.0.0", &[]), "subnet 10.0.0.0 needs MaskBits; give it a value"),
        (
            add(Kind::Subnet, "10.0.0.0/8", &[("MaskBits", Value::Number(16))]),
            "MaskBits of subnet 10.0.0.0/8 is given twice; give it once",
        ),
    ];
    for (edit, sentence) in refused {
        assert_eq!(small().apply(&edit).unwrap_err().to_string(), sentence);
    }
}
