//! Settings of trunks: those in force, what the next wider collection says, and where the two differ.

use super::sheet::Sheet;
use super::value::{self, Cell};
use super::{ladder, lists, rows, words};
use crate::desktop::theme::Look;
use crate::scene::size::{control, row, space, stroke, text};
use crate::scene::token::Token;
use crate::topology::attributes::{About, Domain, Value};
use crate::topology::values::Transport;
use crate::topology::{AnyId, Id, Key, Kind, Trunk, TrunkConfiguration};
use egui::{Align, Id as WidgetId, Label, Layout, Rect, RichText, Sense, Stroke, Ui, UiBuilder, Vec2, vec2};

/// The settings that are always shown, in this order, with the short words of the table.
const SETTINGS: [(&str, &str); 12] = [
    ("EnableBypass", "Enable media bypass"),
    ("ConcentratedTopology", "Centralized media processing"),
    ("EnableReferSupport", "Send REFER to the gateway"),
    ("Enable3pccRefer", "REFER by third-party control"),
    ("RTCPActiveCalls", "RTCP on active calls"),
    ("RTCPCallsOnHold", "RTCP on held calls"),
    ("SRTPMode", "Encryption support"),
    ("MaxEarlyDialogs", "Early dialogs, at most"),
    ("EnableFastFailoverTimer", "Outbound failover timer"),
    ("EnableSessionTimer", "Session timer"),
    ("EnableRTPLatching", "RTP latching"),
    ("ForwardCallHistory", "Forward call history"),
];

/// The settings that are shown when asked for, or where they differ.
const FURTHER: [(&str, &str); 15] = [
    ("EnableSignalBoost", "Signal boost"),
    ("EnableMobileTrunkSupport", "Mobile trunk support"),
    ("EnablePIDFLOSupport", "PIDF-LO support"),
    ("EnableOnlineVoice", "Online voice"),
    ("ForwardPAI", "Forward P-Asserted-Identity"),
    ("ForwardAnonymousCallGatewayPAI", "Forward anonymous PAI"),
    ("AcceptGatewayPAIForOutboundCalls", "Accept gateway PAI"),
    ("RemovePlusFromUri", "Remove plus from URI"),
    ("EnableLocationRestriction", "Location restriction"),
    ("NetworkSiteID", "Network site"),
    ("PstnUsages", "PSTN usages"),
    ("OutboundTranslationRulesList", "Called number rules"),
    ("OutboundCallingNumberTranslationRulesList", "Calling number rules"),
    ("SipResponseCodeTranslationRulesList", "Response code rules"),
    ("Description", "Description"),
];

/// Where the column of values begins, as a share of the width.
const VALUES: f32 = 0.608;

/// The most of that column that the wider collection's value takes.
const WIDER: f32 = 0.6;

/// A table of settings.
struct Table {
    /// The collection that is in force, and edited.
    collection: Id<TrunkConfiguration>,
    /// The next wider one; the factory's where there is none.
    wider: Option<Id<TrunkConfiguration>>,
    /// Whether TCP forces encryption off.
    by_tcp: bool,
}

/// What is in force for a trunk, and by which scope.
pub fn of_trunk(ui: &mut Ui, sheet: &mut Sheet<'_>) {
    let Some(id) = sheet.id.typed::<Trunk>() else { return };
    ladder::show(ui, sheet, id);
    let Some((collection, _)) = sheet.model().trunk_configuration(id) else { return };
    let wider = sheet.model().wider_trunk_configuration(collection).map(|(id, _)| id);
    let by_tcp = sheet.topology().get(id).is_some_and(|trunk| trunk.transport == Transport::Tcp);
    Table { collection, wider, by_tcp }.show(ui, sheet);
}

/// The settings of a collection, for itself.
pub fn of_configuration(ui: &mut Ui, sheet: &mut Sheet<'_>) {
    let Some(collection) = sheet.id.typed::<TrunkConfiguration>() else { return };
    let wider = sheet.model().wider_trunk_configuration(collection).map(|(id, _)| id);
    let words = match wider {
        Some(wider) => format!("Replaces {} whole; nothing is merged.", sheet.topology().name(wider.into())),
        None => "Counts wherever no narrower collection does.".to_owned(),
    };
    rows::note(ui, words);
    Table { collection, wider, by_tcp: false }.show(ui, sheet);
}

impl Table {
    fn show(&self, ui: &mut Ui, sheet: &mut Sheet<'_>) {
        self.head(ui, sheet);
        for (key, label) in SETTINGS {
            self.row(ui, sheet, key, label);
        }
        let more = WidgetId::unique(("further settings", sheet.id));
        let open = ui.data(|data| data.get_temp::<bool>(more)).unwrap_or_default();
        let (shown, hidden): (Vec<_>, Vec<_>) = FURTHER
            .into_iter()
            .partition(|(key, _)| open || self.values(sheet, key).is_some_and(|(a, b)| a != b));
        for (key, label) in shown {
            self.row(ui, sheet, key, label);
        }
        let words = match (open, hidden.len()) {
            (true, _) => "Fewer settings".to_owned(),
            (false, number) => format!(
                "{}, all as {}",
                words::count(number, "further setting", "further settings"),
                self.source(sheet)
            ),
        };
        rows::line(ui, row::SETTING, |ui| {
            if ui.link(RichText::new(words).font(Look::of(ui).words(text::SECOND))).clicked() {
                ui.data_mut(|data| data.insert_temp(more, !open));
            }
        });
    }

    /// What the third column compares with.
    fn source(&self, sheet: &Sheet<'_>) -> String {
        match self.wider.and_then(|id| sheet.topology().key(id.into())) {
            Some(Key::Scope(owner)) => sheet.topology().name(owner),
            Some(_) => "Global".to_owned(),
            None => "by default".to_owned(),
        }
    }

    fn head(&self, ui: &mut Ui, sheet: &Sheet<'_>) {
        let look = Look::of(ui);
        let (rect, _) =
            ui.allocate_exact_size(vec2(ui.available_width(), look.points(row::SETTING)), Sense::hover());
        let columns = Columns::of(rect);
        let says = match self.wider {
            Some(_) => format!("{} says", self.source(sheet)),
            None => "Default".to_owned(),
        };
        let words = |ui: &mut Ui, place: Rect, layout: Layout, words: &str| {
            let rich =
                RichText::new(words).font(look.words(text::TABLE_HEAD)).color(look.colour(Token::Faint));
            let mut child = ui.new_child(UiBuilder::new().max_rect(place).layout(layout));
            child.add(Label::new(rich).truncate()).on_hover_text(words).rect
        };
        let (from_left, from_right) =
            (Layout::left_to_right(Align::Center), Layout::right_to_left(Align::Center));
        let gap = look.points(space::MEDIUM);
        words(ui, columns.setting.with_max_x(columns.value.left() - gap), from_left, "Setting");
        // What is in force is read first; the head beside it takes what is left.
        let in_force = words(ui, columns.value, from_left, "In force");
        words(ui, columns.value.with_min_x(in_force.right() + gap), from_right, &says);
        let line = Stroke::new(stroke::EDGE, look.colour(Token::Line));
        ui.painter().hline(rect.x_range(), rect.bottom(), line);
        ui.add_space(look.points(space::HAIR));
    }

    /// The value here and in the next wider collection.
    fn values(&self, sheet: &Sheet<'_>, key: &str) -> Option<(Value, Value)> {
        let topology = sheet.topology();
        let here = topology.attribute(self.collection.into(), key)?;
        let wider = match self.wider {
            Some(wider) => topology.attribute(wider.into(), key)?,
            None => Kind::TrunkConfiguration.default_value(key),
        };
        Some((here, wider))
    }

    fn row(&self, ui: &mut Ui, sheet: &mut Sheet<'_>, key: &'static str, short: &'static str) {
        let Some(about) = Kind::TrunkConfiguration.attribute(key) else { return };
        let Some((here, wider)) = self.values(sheet, key) else { return };
        let label = if sheet.state.parameter_names { about.key } else { short };
        let ids = [AnyId::from(self.collection)];
        let in_force = format!("{label}, in force");
        if matches!(about.domain, Domain::List(_)) {
            lists::show(ui, sheet, &Cell::new(&ids, about, &here, label));
            return;
        }
        let look = Look::of(ui);
        let (rect, _) =
            ui.allocate_exact_size(vec2(ui.available_width(), look.points(row::SETTING)), Sense::hover());
        let differs = here != wider;
        if differs {
            tint(ui, rect);
        }
        let forced = self.by_tcp && key == "SRTPMode";
        let said = match (forced, differs) {
            (true, _) => "forced by TCP".to_owned(),
            (_, true) => words::setting(about, &wider),
            (_, false) => "same".to_owned(),
        };
        let columns = Columns::of(rect);
        let mut value = columns.value;
        if forced {
            value.set_left(value.left() - look.points(row::LABEL_COLUMN) / 3.0);
        }
        let last = value.with_min_x(value.right() - value.width() * WIDER);
        let mut ends =
            ui.new_child(UiBuilder::new().max_rect(last).layout(Layout::right_to_left(Align::Center)));
        let ink = if differs { Token::AccentText } else { Token::Faint };
        let words = RichText::new(&said).font(look.words(text::SECOND)).color(look.colour(ink));
        let words = ends.add(Label::new(words).truncate());
        value.set_right(words.rect.left() - look.points(space::TIGHT));
        words.on_hover_text(said);
        let mut setting = columns.setting;
        setting.set_right(value.left() - look.points(space::TIGHT));
        self.label(ui, about, label, setting, differs);
        let mut child =
            ui.new_child(UiBuilder::new().max_rect(value).layout(Layout::left_to_right(Align::Center)));
        if forced {
            let words = about.show(&Value::text("NotSupported"));
            child
                .add(Label::new(words).truncate())
                .on_hover_text(format!("{} is set, and TCP has no encryption", about.show(&here)));
        } else {
            let cell = Cell::new(&ids, about, &here, &in_force).quiet();
            value::show(&mut child, sheet, &cell);
            rows::fault_below(ui, sheet, &cell);
        }
    }

    fn label(&self, ui: &mut Ui, about: &About, label: &str, rect: Rect, differs: bool) {
        let ink = if differs { Token::Text } else { Token::Muted };
        let look = Look::of(ui);
        let words = RichText::new(label).font(look.words(text::LABEL)).color(look.colour(ink));
        let mut child =
            ui.new_child(UiBuilder::new().max_rect(rect).layout(Layout::left_to_right(Align::Center)));
        let tooltip = words::tooltip(about, Some(Kind::TrunkConfiguration));
        child.add(Label::new(words).truncate()).on_hover_text(tooltip);
    }
}

/// The ground of a row that differs, with a bar at its left.
fn tint(ui: &Ui, rect: Rect) {
    let look = Look::of(ui);
    let ground = rect.expand2(Vec2::new(look.points(space::MEDIUM), -0.5));
    ui.painter().rect_filled(ground, 0.0, look.colour(Token::Selected));
    let bar = Rect::from_min_size(ground.min, vec2(look.points(control::BAR), ground.height()));
    ui.painter().rect_filled(bar, 0.0, look.colour(Token::Accent));
}

/// The columns of a row: that of the values holds the one in force at its left, the wider one at its right.
struct Columns {
    setting: Rect,
    value: Rect,
}

impl Columns {
    fn of(rect: Rect) -> Self {
        let middle = rect.left() + rect.width() * VALUES;
        Self {
            setting: Rect::from_min_max(rect.min, egui::pos2(middle, rect.bottom())),
            value: Rect::from_min_max(egui::pos2(middle, rect.top()), rect.max),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::topology::Entity;

    #[test]
    fn every_setting_stands_once_in_the_table() {
        let mut keys: Vec<&str> = SETTINGS.iter().chain(&FURTHER).map(|(key, _)| *key).collect();
        let mut wanted: Vec<&str> = TrunkConfiguration::ATTRIBUTES.iter().map(|row| row.about.key).collect();
        wanted.retain(|key| *key != "Identity");
        keys.sort_unstable();
        wanted.sort_unstable();
        assert_eq!(keys, wanted);
    }
}
