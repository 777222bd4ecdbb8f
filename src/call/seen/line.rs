//! Addresses on the lines of a text.

use crate::call::address::EndpointAddress;
use ipnet::ip_mask_to_prefix;
use std::net::IpAddr;
use thiserror::Error;

/// Why a line, or a part of it, is no address.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum LineFault {
    /// There is nothing like an address on it.
    #[error("no address on this line: {0}")]
    Nothing(Box<str>),
    /// It looks like an address and is none.
    #[error("{0} is no address; write it as 172.28.151.140/25")]
    NotAnAddress(Box<str>),
}

/// What is found on each line that is neither empty nor a rule, with its number from 1. The first one may be a header.
pub(super) fn read(text: &str) -> Vec<(usize, Result<EndpointAddress, LineFault>)> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let ruled = |line: &str| !line.contains(char::is_alphanumeric);
    let lines = (1..).zip(text.lines()).filter(|(_, line)| !ruled(line));
    let mut found = Vec::new();
    for (place, (number, line)) in lines.enumerate() {
        let addresses = addresses(line);
        if addresses.is_empty() && place > 0 {
            let cut: String = line.trim().chars().take(MOST_QUOTED).collect();
            found.push((number, Err(LineFault::Nothing(cut.into()))));
        }
        found.extend(addresses.into_iter().map(|address| (number, address)));
    }
    found
}

/// So many characters of a line are quoted.
const MOST_QUOTED: usize = 60;

/// The addresses of a line: those with a mask where there are any, else all.
fn addresses(line: &str) -> Vec<Result<EndpointAddress, LineFault>> {
    let parts = line.split(|letter: char| {
        letter.is_whitespace()
            || matches!(letter, ',' | ';' | '|' | '"' | '\'' | '(' | ')' | '[' | ']' | '=' | '<' | '>')
    });
    let parts: Vec<&str> = parts
        .map(|part| part.trim_end_matches(['.', ':']))
        .filter(|part| !part.chars().all(|letter| letter == '-'))
        .collect();
    let mut found: Vec<Result<EndpointAddress, LineFault>> = Vec::new();
    let mut parts = parts.into_iter().peekable();
    while let Some(part) = parts.next() {
        let mut whole = part.to_owned();
        // The mask may stand beside the address, behind a slash or without.
        while parts.peek().is_some_and(|next| *next == "/" || whole.ends_with('/') && !next.starts_with('/'))
        {
            whole.extend(parts.next());
        }
        match whole.parse::<EndpointAddress>() {
            Ok(address) if address.prefix.is_none() => {
                let mask = parts.peek().and_then(|next| mask(address.address, next));
                if mask.is_some() {
                    parts.next();
                }
                found.push(Ok(EndpointAddress { prefix: mask, ..address }));
            }
            Ok(address) => found.push(Ok(address)),
            Err(_) if looks_like_one(&whole) => found.push(Err(LineFault::NotAnAddress(whole.into()))),
            Err(_) => {}
        }
    }
    let masked = |address: &Result<EndpointAddress, LineFault>| {
        address.as_ref().map_or(true, |address| address.prefix.is_some())
    };
    if found.iter().any(|address| address.as_ref().is_ok_and(|address| address.prefix.is_some())) {
        found.retain(masked);
    }
    found
}

/// The mask that a word is: `24`, `/24` or `255.255.255.0`.
fn mask(address: IpAddr, word: &str) -> Option<u8> {
    let word = word.strip_prefix('/').unwrap_or(word);
    if let Ok(mask) = word.parse::<IpAddr>() {
        let of_one_family = mask.is_ipv4() == address.is_ipv4();
        return ip_mask_to_prefix(mask).ok().filter(|length| of_one_family && *length > 0);
    }
    let most = if address.is_ipv4() { 32 } else { 128 };
    word.parse().ok().filter(|length| (1..=most).contains(length))
}

/// Whether a word that is no address was meant as one: four numbers with dots between, or a mask behind an address.
fn looks_like_one(word: &str) -> bool {
    let address = word.split('/').next().unwrap_or(word);
    let numbers: Vec<&str> = address.split('.').collect();
    let numeric = |number: &&str| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    numbers.len() == 4 && numbers.iter().all(numeric)
        || word.contains('/') && address.parse::<IpAddr>().is_ok()
}
