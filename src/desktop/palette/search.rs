//! What the palette finds: commands and entities whose words hold the letters that were typed, in their order.

use crate::desktop::commands::Command;
use crate::desktop::state::State;
use crate::topology::{AnyId, Kind};
use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

/// Most hits that are listed.
pub const LISTED: usize = 12;

/// Kinds with more entities are left to the search of the outline, which reads indexes and not names.
const MOST: usize = 20_000;

/// What a hit stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// A command that can be run now.
    Command(Command),
    /// Something in the document.
    Entity(AnyId),
}

/// Something that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// What it stands for.
    pub target: Target,
    /// Its words.
    pub words: String,
    /// Where it belongs: a menu, or a kind.
    pub beside: String,
}

/// What fits a text, the best first. Without a text these are the commands that can be run.
pub fn search(state: &State, text: &str) -> Vec<Hit> {
    let commands = Command::ALL.iter().filter(|command| command.is_possible(state)).map(|command| Hit {
        target: Target::Command(*command),
        words: command.label_for(state),
        beside: command.menu().label().to_owned(),
    });
    if text.trim().is_empty() {
        return commands.filter(|hit| hit.target != Target::Command(Command::Find)).take(LISTED).collect();
    }
    let mut ranks = Ranks::new(text);
    for hit in commands {
        ranks.offer(hit);
    }
    if state.has_document() {
        let topology = state.editor.topology();
        let kinds = Kind::ALL.iter().filter(|kind| !kind.is_single() && topology.count(**kind) <= MOST);
        for id in kinds.flat_map(|kind| topology.ids(*kind)) {
            let (target, words) = (Target::Entity(id), topology.name(id));
            ranks.offer(Hit { target, words, beside: id.kind.noun().to_owned() });
        }
    }
    ranks.best()
}

/// Hits with how well they fit.
struct Ranks {
    pattern: Pattern,
    matcher: Matcher,
    letters: Vec<char>,
    found: Vec<(u32, Hit)>,
}

impl Ranks {
    fn new(text: &str) -> Self {
        Self {
            pattern: Pattern::parse(text.trim(), CaseMatching::Ignore, Normalization::Smart),
            matcher: Matcher::new(Config::DEFAULT),
            letters: Vec::new(),
            found: Vec::new(),
        }
    }

    fn offer(&mut self, hit: Hit) {
        let words = Utf32Str::new(&hit.words, &mut self.letters);
        if let Some(score) = self.pattern.score(words, &mut self.matcher) {
            self.found.push((score, hit));
        }
    }

    fn best(mut self) -> Vec<Hit> {
        // The order of offering decides between equals: commands first.
        self.found.sort_by_key(|(score, hit)| (std::cmp::Reverse(*score), hit.words.chars().count()));
        self.found.into_iter().take(LISTED).map(|(_, hit)| hit).collect()
    }
}
