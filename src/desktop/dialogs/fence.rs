//! Fencing a subnet: what it does and on what that rests, the name and the profile of its network site, and which calls
//! stop bypassing, before anything is changed.

use super::{button, cancel, foot};
use crate::call::matrix::{Stops, stops_around};
use crate::desktop::message::{BottomTab, Message};
use crate::desktop::panels::{PanelMessage, Trial};
use crate::desktop::state::State;
use crate::desktop::tasks::Done;
use crate::desktop::theme::Look;
use crate::desktop::widgets::{FieldRow, GlyphButton, Picker, Rank};
use crate::desktop::work::Task;
use crate::edit::fence::{CannotFence, Fence, FenceProfile, Fencible, fence, fence_name, fencible};
use crate::edit::making::free_name;
use crate::edit::{Attributes, Draft, Edit, Subject};
use crate::report::{figure, title};
use crate::scene::size::{space, text};
use crate::scene::token::Token;
use crate::topology::attributes::Value;
use crate::topology::{BandwidthPolicyProfile, BypassMode, Id, Kind, Subnet};
use egui::{Label, Response, RichText, ScrollArea, TextEdit, Ui};

/// Topologies with more subnets are looked through beside the window.
const AT_ONCE: usize = 2_000;
/// Most subnets of callers that are named for one trunk.
const NAMED: usize = 12;
/// The height that the list of calls takes at most, points.
const CALLS: f32 = 132.0;
/// The width of a figure, points.
const FIGURE: f32 = 110.0;
/// The limits of a new profile, by the keys of their attributes.
const LIMITS: [&str; 4] = ["AudioBWLimit", "AudioBWSessionLimit", "VideoBWLimit", "VideoBWSessionLimit"];

/// Which calls stop bypassing.
#[derive(Debug, Clone, PartialEq)]
enum Reach {
    /// That is being looked for, in a revision of the topology.
    Asked(u64),
    /// These do, in a revision of the topology.
    Known(u64, Vec<Stops>),
}

/// What is typed into the dialog.
#[derive(Debug, Clone, PartialEq)]
pub struct FenceForm {
    subnet: Id<Subnet>,
    name: String,
    /// The profile; none makes a new one.
    profile: Option<Id<BandwidthPolicyProfile>>,
    new_profile: String,
    limits: [String; 4],
    reach: Option<Reach>,
    error: Option<String>,
}

impl FenceForm {
    /// The form for a subnet, with a free name and a profile that is there.
    ///
    /// # Errors
    /// When the subnet cannot be fenced.
    pub fn new(state: &State, subnet: Id<Subnet>) -> Result<Self, CannotFence> {
        let model = state.editor.model();
        fencible(model, subnet)?;
        let name = fence_name(model, subnet);
        let profile = model.topology().profiles.iter().map(|(id, _)| id).next();
        let new_profile = free_name(model, Kind::BandwidthPolicyProfile, &name);
        let limits = LIMITS.map(|_| String::new());
        Ok(Self { subnet, name, profile, new_profile, limits, reach: None, error: None })
    }

    /// Takes in which calls stop, unless the document went on.
    pub fn take(&mut self, subnet: Id<Subnet>, revision: u64, stops: Vec<Stops>) {
        if self.subnet == subnet && self.reach == Some(Reach::Asked(revision)) {
            self.reach = Some(Reach::Known(revision, stops));
        }
    }

    /// The edit that is asked for, tried on a copy.
    fn edit(&self, state: &State) -> Result<(Edit, Subject), String> {
        let profile = match self.profile.filter(|id| state.editor.topology().get(*id).is_some()) {
            Some(id) => FenceProfile::Existing(state.editor.topology().name(id.into())),
            None => FenceProfile::New(self.new_profile.trim().to_owned(), self.new_limits()?),
        };
        let wanted = Fence { network_site: self.name.trim().to_owned(), profile };
        let made = fence(state.editor.model(), self.subnet, &wanted).map_err(|error| error.to_string())?;
        let mut draft = state.editor.draft().clone();
        draft.apply(&made.0).map_err(|error| error.to_string())?;
        Ok(made)
    }

    fn new_limits(&self) -> Result<Attributes, String> {
        let mut limits = Attributes::new();
        for (key, typed) in LIMITS.into_iter().zip(&self.limits) {
            let Some(about) = Kind::BandwidthPolicyProfile.attribute(key) else { continue };
            match about.typed(typed).map_err(|fault| format!("{}: {fault}", about.label))? {
                Value::None => {}
                value => {
                    limits.insert(key.to_owned(), value);
                }
            }
        }
        Ok(limits)
    }
}

/// The calls that stop bypassing with any fence of a subnet: names and figures change nothing of that.
fn stops(before: &Draft, subnet: Id<Subnet>) -> Vec<Stops> {
    let model = before.model();
    let name = fence_name(model, subnet);
    let profile = free_name(model, Kind::BandwidthPolicyProfile, &name);
    let wanted = Fence { network_site: name, profile: FenceProfile::New(profile, Attributes::new()) };
    let mut after = before.clone();
    let made = fence(model, subnet, &wanted).ok().and_then(|(edit, _)| after.apply(&edit).ok());
    if made.is_some() { stops_around(model, after.model(), subnet) } else { Vec::new() }
}

/// Brings the calls in step with the document: at once where it is small, else in the background.
fn refresh(state: &State, form: &mut FenceForm) {
    let now = state.editor.topology_revision();
    if let Some(Reach::Asked(revision) | Reach::Known(revision, _)) = form.reach
        && revision == now
    {
        return;
    }
    let subnet = form.subnet;
    if state.editor.topology().subnets.len() <= AT_ONCE {
        form.reach = Some(Reach::Known(now, stops(state.editor.draft(), subnet)));
        return;
    }
    form.reach = Some(Reach::Asked(now));
    let draft = state.editor.draft().clone();
    state.work.start(Task::Look, "Look which calls a fence would stop".to_owned(), move |_| {
        Done::Fence(subnet, now, stops(&draft, subnet))
    });
}

/// Shows the dialog.
pub fn show(ui: &mut Ui, state: &State, form: &mut FenceForm, messages: &mut Vec<Message>) {
    let look = state.look;
    let model = state.editor.model();
    let standing = match fencible(model, form.subnet) {
        Ok(standing) => standing,
        Err(error) => {
            super::questions::told(ui, &error.to_string(), messages);
            return;
        }
    };
    refresh(state, form);
    explanation(ui, state, form, standing);
    ui.add_space(look.points(space::LARGE));
    fields(ui, state, form, standing);
    ui.add_space(look.points(space::LARGE));
    calls(ui, state, form);
    if let Some(error) = &form.error {
        ui.add_space(look.points(space::SMALL));
        ui.add(Label::new(RichText::new(error).color(look.colour(Token::RefusedText))).wrap());
    }
    foot(ui, |ui| {
        if button(ui, "Fence", Rank::Primary)
            && let Some((edit, site)) = asked(state, form)
        {
            messages.push(Message::CloseDialog);
            messages.push(if standing.alone { Message::Apply(edit) } else { Message::Make(edit, site) });
        }
        let preview = ui.add(GlyphButton::text("Preview").in_dialog());
        let preview = preview.on_hover_text("Shows canvas and call report as they would be; Apply makes it");
        if preview.clicked()
            && let Some((edit, _)) = asked(state, form)
        {
            let name = match &edit {
                Edit::Batch(name, _) => name.clone(),
                _ => String::new(),
            };
            messages.push(Message::CloseDialog);
            messages.push(Message::Show(BottomTab::CallReport));
            messages.push(Message::Panel(PanelMessage::Trial(Trial::Show { name, edit })));
        }
        cancel(ui, "Cancel", messages);
    });
}

/// The edit, or why there is none, which the dialog then shows.
fn asked(state: &State, form: &mut FenceForm) -> Option<(Edit, Subject)> {
    match form.edit(state) {
        Ok(made) => {
            form.error = None;
            Some(made)
        }
        Err(error) => {
            let mut letters = error.chars();
            let first = letters.next().into_iter().flat_map(char::to_uppercase);
            form.error = Some(first.chain(letters).collect());
            None
        }
    }
}

/// What it does, and on what that rests.
fn explanation(ui: &mut Ui, state: &State, form: &FenceForm, standing: Fencible) {
    let look = state.look;
    let topology = state.editor.topology();
    let range = topology.get(form.subnet).map(|subnet| subnet.range.to_string()).unwrap_or_default();
    let site = topology.name(standing.network_site.into());
    let region = topology.name(standing.region.into());
    let does = if standing.alone {
        format!("{range} is alone in network site {site}, which gets a bandwidth policy profile.")
    } else {
        format!(
            "{range} goes from {site} into a network site of its own in network region {region}, with a bandwidth \
             policy profile. Location policy and Location-Based Routing of {site} go along."
        )
    };
    let then = "Its clients then have a bypass ID that no other subnet has, and bypass only to gateways in it. Without a \
                profile they would have the ID of the region again; any profile counts, whatever its figures. Clients \
                learn the new ID when they sign in again.";
    ui.add(Label::new(does).wrap());
    ui.add_space(look.points(space::TIGHT));
    let second = |words: String| RichText::new(words).font(look.words(text::SECOND));
    ui.add(Label::new(second(then.to_owned()).color(look.colour(Token::Muted))).wrap());
    let source = format!("Documented: {}. Our ruling: the profile.", title("PMB"));
    ui.add(Label::new(second(source).color(look.colour(Token::Faint))).wrap());
}

/// The name of the network site, and its profile.
fn fields(ui: &mut Ui, state: &State, form: &mut FenceForm, standing: Fencible) {
    let topology = state.editor.topology();
    if !standing.alone {
        FieldRow::new("Network site").show(ui, |ui| field(ui, &mut form.name));
    }
    const NEW: &str = "New profile";
    let chosen = form.profile.filter(|id| topology.get(*id).is_some());
    let shown = chosen.map_or_else(|| NEW.to_owned(), |id| topology.name(id.into()));
    let names = || {
        let names = topology.profiles.iter().map(|(_, profile)| profile.name.to_string());
        [NEW.to_owned()].into_iter().chain(names).collect()
    };
    let mut picked = None;
    FieldRow::new("Profile").show(ui, |ui| {
        let picker = Picker::new("Profile of the fence", &shown);
        let (response, place) = picker.show(ui, egui::Id::unique("profile of a fence"), names);
        picked = place;
        response
    });
    match picked.map(|place| place.checked_sub(1)) {
        Some(None) => form.profile = None,
        Some(Some(place)) => form.profile = topology.profiles.iter().nth(place).map(|(id, _)| id),
        None => {}
    }
    if form.profile.is_some() {
        return;
    }
    FieldRow::new("Name of the profile").show(ui, |ui| field(ui, &mut form.new_profile));
    for (key, typed) in LIMITS.into_iter().zip(&mut form.limits) {
        let Some(about) = Kind::BandwidthPolicyProfile.attribute(key) else { continue };
        let label = format!("{}, kbps", about.label);
        FieldRow::new(&label).tooltip(about.help).show(ui, |ui| {
            let look = Look::of(ui);
            let hint = RichText::new("none").color(look.colour(Token::Faint));
            let figures = TextEdit::singleline(typed).font(look.fixed(text::BODY)).hint_text(hint);
            ui.add(figures.desired_width(look.points(FIGURE)))
        });
    }
}

fn field(ui: &mut Ui, typed: &mut String) -> Response {
    ui.add(TextEdit::singleline(typed).desired_width(f32::INFINITY))
}

/// Which calls stop bypassing, trunk by trunk.
fn calls(ui: &mut Ui, state: &State, form: &FenceForm) {
    let look = state.look;
    let muted = |words: &str| RichText::new(words).color(look.colour(Token::Muted));
    let Some(Reach::Known(_, stops)) = &form.reach else {
        ui.label(muted("Looking which calls stop bypassing…"));
        return;
    };
    let mode = match state.editor.topology().bypass_settings().mode() {
        BypassMode::Off => Some("Media bypass is off, so no call bypasses now."),
        BypassMode::Always => {
            Some("Always bypass gives every subnet one ID: a fence counts with sites and regions only.")
        }
        BypassMode::SitesAndRegions => None,
    };
    let pairs: usize = stops.iter().map(|stop| stop.callers.len()).sum();
    let heading = match (mode, pairs) {
        (Some(words), _) => words.to_owned(),
        (None, 0) => "No call stops bypassing.".to_owned(),
        (None, _) => {
            let trunks = if stops.len() == 1 { "trunk" } else { "trunks" };
            let from = if pairs == 1 { "subnet and trunk" } else { "pairs of subnet and trunk" };
            format!("Stops bypassing: {} {from}, {} {trunks}", figure(pairs as u64), stops.len())
        }
    };
    ui.label(RichText::new(heading).font(look.words(text::SECTION)));
    ScrollArea::vertical().id_salt("calls of a fence").max_height(look.points(CALLS)).show(ui, |ui| {
        for stop in stops {
            let named: Vec<&str> = stop.callers.iter().take(NAMED).map(|(name, _)| name.as_str()).collect();
            let more = match stop.callers.len().saturating_sub(NAMED) {
                0 => String::new(),
                more => format!(" and {} more", figure(more as u64)),
            };
            let words = format!("Over {}: from {}{more}", stop.trunk, named.join(", "));
            ui.add(Label::new(RichText::new(words).font(look.words(text::SECOND))).wrap());
        }
    });
}
