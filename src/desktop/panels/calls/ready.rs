//! Ready-made loads: calls that show something, made from whatever the document holds.

use super::CallsMessage;
use crate::call::admission::{Ledger, LinkId};
use crate::call::decision::Verdict;
use crate::call::live::Many;
use crate::call::{CallKind, CallReport, CallRequest, Down, EndpointAddress, Media, Outcome, evaluate_under};
use crate::desktop::client_in;
use crate::desktop::panels::list::Row;
use crate::desktop::state::State;
use crate::report::{figure, link_name};
use crate::scene::glyphs::{Glyph, GlyphInks};
use crate::scene::size::{control, radius, row, space, stroke, text};
use crate::scene::token::Token;
use crate::topology::{AnyId, Id, Model, NetworkSite};
use egui::{Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

/// How many network sites and trunks are looked at for loads; a large document has enough of both in the first.
const LOOKED_AT: (usize, usize) = (40, 20);
/// How many site links are offered to be filled, and how many links between network regions.
const OFFERED: (usize, usize) = (2, 1);
/// How many calls a busy hour has in each network site, of each kind.
const BUSY: u32 = 5;

/// What loads are made from: the version of the topology, what is selected, and what is down.
pub type Key = (u64, Option<AnyId>, Down);

/// Calls that are placed by one press.
#[derive(Debug, Clone, PartialEq)]
pub struct ReadyLoad {
    /// What the button says.
    pub name: String,
    /// The second line.
    pub detail: String,
    /// The calls.
    pub calls: Vec<(CallRequest, Many)>,
}

/// Shows a button for each load; returns what was asked for.
pub fn buttons(ui: &mut Ui, state: &mut State) -> Option<CallsMessage> {
    refresh(state);
    let (_, loads) = state.panels.calls.ready.as_ref()?;
    if loads.is_empty() {
        ui.label("A load needs a trunk and a network site with a subnet.");
    }
    ui.spacing_mut().item_spacing.y = state.look.points(space::TIGHT);
    let pressed = loads.iter().filter(|load| button(ui, load));
    // Every button is shown, whichever was pressed.
    let pressed: Vec<&ReadyLoad> = pressed.collect();
    pressed.first().map(|load| CallsMessage::Place(load.calls.clone()))
}

fn button(ui: &mut Ui, load: &ReadyLoad) -> bool {
    let look = crate::desktop::theme::Look::of(ui);
    let size = vec2(ui.available_width(), look.points(row::HEAD - space::GRID / 2.0));
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), &load.name));
    let touched = response.hovered() || response.has_focus();
    let surface = if touched { Token::Hover } else { Token::Card };
    let edge = Stroke::new(
        stroke::EDGE,
        look.colour(if response.has_focus() { Token::Accent } else { Token::Edge }),
    );
    let corner = look.points(radius::CONTROL);
    ui.painter().rect(rect, corner, look.colour(surface), edge, StrokeKind::Inside);
    let row =
        Row { look, rect: rect.shrink2(vec2(look.points(space::MEDIUM), look.points(space::HAIR))), surface };
    let right = row.rect.right() - look.points(control::CHIP_GLYPH);
    row.glyph(ui, right, Glyph::Play, GlyphInks::on(surface, Token::Muted));
    let room = (row.rect.left(), right - look.points(space::TIGHT));
    row.half(false).words(ui, room, &load.name, look.words(text::BODY), Token::Text);
    row.half(true).words(ui, room, &load.detail, look.words(text::SECOND), Token::Muted);
    response.clicked()
}

fn refresh(state: &mut State) {
    let key =
        (state.editor.topology_revision(), state.selected_one(), state.panels.calls.live().drill().clone());
    if state.panels.calls.ready.as_ref().is_none_or(|(known, _)| *known != key) {
        let loads = loads(state.editor.model(), &key.2, key.1);
        state.panels.calls.ready = Some((key, loads));
    }
}

/// A network site with an address that a client there could have.
type Caller = (Id<NetworkSite>, EndpointAddress);

/// The loads of a document; what is selected comes first.
pub fn loads(model: &Model, drill: &Down, selected: Option<AnyId>) -> Vec<ReadyLoad> {
    let topology = model.topology();
    let chosen = selected.and_then(AnyId::typed::<NetworkSite>);
    // A link that lets nothing through stands for a provider, where nobody sits.
    let limit = |id: Id<NetworkSite>| LinkId::NetworkSite(id).limits(topology).of(Media::Audio);
    let peopled = |id: &Id<NetworkSite>| limit(*id).is_none_or(|limit| limit.total > 0);
    let sites = topology.network_sites.iter().map(|(id, _)| id).filter(|id| Some(*id) != chosen);
    let callers: Vec<Caller> = chosen
        .into_iter()
        .chain(sites)
        .filter(peopled)
        .filter_map(|id| Some((id, client_in(model, id)?.parse().ok()?)))
        .take(LOOKED_AT.0)
        .collect();
    let mut loads: Vec<ReadyLoad> = Vec::new();
    loads.extend(callers.iter().filter_map(|caller| fill_site(model, drill, *caller)).take(OFFERED.0));
    let between = topology.region_links.iter().map(|(id, _)| LinkId::Region(id));
    loads.extend(between.filter_map(|link| fill_between(model, drill, link, &callers)).take(OFFERED.1));
    loads.extend(busy_hour(model, drill, &callers));
    loads.extend(branch_day(model, drill, &callers));
    loads
}

/// A call on an idle network in the drill.
fn idle(model: &Model, drill: &Down, request: &CallRequest) -> Option<CallReport> {
    evaluate_under(model, &Ledger::default(), drill, request).ok()
}

fn trunk_calls(
    model: &Model,
    drill: &Down,
    client: EndpointAddress,
) -> impl Iterator<Item = (CallRequest, CallReport)> {
    let trunks = model.topology().trunks.iter().take(LOOKED_AT.1);
    trunks.filter_map(move |(_, trunk)| {
        let request = CallRequest {
            id: "1".into(),
            kind: CallKind::Pstn,
            client: Some(client),
            trunk: Some(trunk.name.to_string().into()),
            ..CallRequest::default()
        };
        let report = idle(model, drill, &request)?;
        (report.outcome == Outcome::Connected).then_some((request, report))
    })
}

/// The calls that fill the link of a network site: mediated ones that take from it.
fn fill_site(model: &Model, drill: &Down, (site, client): Caller) -> Option<ReadyLoad> {
    let link = LinkId::NetworkSite(site);
    link.limits(model.topology()).of(Media::Audio).filter(|limit| limit.total > 0)?;
    let takes = |report: &CallReport| report.admission.shares().iter().any(|share| share.link == link);
    let (request, _) = trunk_calls(model, drill, client).find(|(_, report)| takes(report))?;
    Some(fill(model, link, request))
}

/// The calls between users that fill a link between network regions, and take from no other limited link.
fn fill_between(model: &Model, drill: &Down, link: LinkId, callers: &[Caller]) -> Option<ReadyLoad> {
    link.limits(model.topology()).of(Media::Audio).filter(|limit| limit.total > 0)?;
    let topology = model.topology();
    let suits = |request: &CallRequest| {
        let Some(report) = idle(model, drill, request) else { return false };
        let shares = report.admission.shares();
        let mut limited = shares.iter().filter(|share| share.link.limits(topology).audio.is_some());
        limited.next().is_some_and(|share| share.link == link) && limited.next().is_none()
    };
    let pairs = callers.iter().flat_map(|(_, from)| callers.iter().map(|(_, to)| (*from, *to)));
    let request = pairs.map(|(from, to)| peer(from, to)).find(suits)?;
    Some(fill(model, link, request))
}

fn fill(model: &Model, link: LinkId, request: CallRequest) -> ReadyLoad {
    let name = link_name(model.topology(), link);
    let the = if matches!(link, LinkId::NetworkSite(_)) { "the " } else { "" };
    ReadyLoad {
        name: format!("Fill {the}{name}"),
        detail: "until one is refused".to_owned(),
        calls: vec![(request, Many::UntilRefused)],
    }
}

fn peer(from: EndpointAddress, to: EndpointAddress) -> CallRequest {
    CallRequest {
        id: "1".into(),
        kind: CallKind::Peer,
        client: Some(from),
        callee: Some(to),
        ..CallRequest::default()
    }
}

/// Some calls of each kind from every network site: to the public network, with bypass where a trunk allows it, and to
/// users of the next network site.
fn busy_hour(model: &Model, drill: &Down, callers: &[Caller]) -> Option<ReadyLoad> {
    let mut calls = Vec::new();
    let next = callers.iter().skip(1).chain(callers.first());
    for ((site, client), (other, callee)) in callers.iter().zip(next) {
        let mut over: Vec<(CallRequest, CallReport)> = trunk_calls(model, drill, *client).collect();
        over.sort_by_key(|(_, report)| report.verdict != Verdict::Bypass);
        calls.extend(over.into_iter().next().map(|(request, _)| (request, Many::Count(BUSY))));
        if site != other {
            calls.push((peer(*client, *callee), Many::Count(BUSY)));
        }
    }
    let count = calls.len() as u64 * u64::from(BUSY);
    (count > 0).then(|| ReadyLoad {
        name: "Busy hour, all network sites".to_owned(),
        detail: format!("{} calls", figure(count)),
        calls,
    })
}

/// Some calls from every network site to the public network by a gateway of its own.
fn branch_day(model: &Model, drill: &Down, callers: &[Caller]) -> Option<ReadyLoad> {
    let local = callers.iter().filter_map(|(site, client)| {
        let own = |report: &CallReport| report.gateway.and_then(|end| end.at.network_site) == Some(*site);
        let (request, _) = trunk_calls(model, drill, *client).find(|(_, report)| own(report))?;
        Some((request, Many::Count(BUSY)))
    });
    let calls: Vec<_> = local.collect();
    (!calls.is_empty()).then(|| ReadyLoad {
        name: "Branch day".to_owned(),
        detail: "local gateways only".to_owned(),
        calls,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::call::live::{End, LiveCalls};
    use crate::edit::Draft;
    use crate::file::Sample;
    use crate::topology::Document;

    fn litware() -> Draft {
        Draft::new(Sample::named("litware").unwrap().open().unwrap())
    }

    #[test]
    fn a_load_that_fills_a_link_ends_with_a_refusal_on_it() {
        let draft = litware();
        let reno = draft.model().named::<NetworkSite>("Reno").unwrap().0;
        let loads = loads(draft.model(), &Down::default(), Some(reno.into()));
        assert_eq!(loads[0].name, "Fill the Reno link", "what is selected comes first");
        let filling = loads.iter().filter(|load| load.name.starts_with("Fill"));
        for load in filling {
            let (request, many) = &load.calls[0];
            assert_eq!(*many, Many::UntilRefused);
            let placed = LiveCalls::default().until_refused(draft.model(), request).unwrap();
            assert_eq!(placed.end, End::Refused, "{}", load.name);
            let last = placed.last.unwrap();
            let refused = last.admission.refusals().next().unwrap();
            assert!(load.name.contains(&link_name(draft.topology(), refused.link)), "{}", load.name);
        }
    }

    #[test]
    fn a_busy_hour_calls_from_every_network_site() {
        let draft = litware();
        let loads = loads(draft.model(), &Down::default(), None);
        let busy = loads.iter().find(|load| load.name.starts_with("Busy hour")).unwrap();
        let callers: std::collections::BTreeSet<_> =
            busy.calls.iter().filter_map(|(request, _)| Some(request.client?.address)).collect();
        assert_eq!(callers.len(), 10, "all of Litware but the provider, to which nothing can cross");
        let mut live = LiveCalls::default();
        for (request, many) in &busy.calls {
            let Many::Count(count) = many else { panic!("a busy hour fills nothing") };
            live.place_many(draft.model(), request, *count).unwrap();
        }
        assert_eq!((live.len(), live.failed().0), (100, 0), "everybody is connected");
    }

    #[test]
    fn a_branch_day_takes_nothing_of_any_link_with_bypass() {
        let draft = litware();
        let loads = loads(draft.model(), &Down::default(), None);
        let branch = loads.iter().find(|load| load.name == "Branch day").unwrap();
        assert_eq!(branch.calls.len(), 5, "Chicago, Reno, New York, Albuquerque and London have gateways");
        let mut live = LiveCalls::default();
        for (request, _) in &branch.calls {
            live.place_many(draft.model(), request, 3).unwrap();
        }
        assert_eq!((live.len(), live.totals(draft.model()).reserved), (15, 0));
    }

    #[test]
    fn an_empty_document_has_no_loads() {
        assert_eq!(loads(Draft::new(Document::default()).model(), &Down::default(), None), []);
    }
}
