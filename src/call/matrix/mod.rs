//! Every network site, or every subnet, against every trunk: verdict, reasons, and the links that media crosses.
//!
//! What a row and a column bring is found once; a cell is one [`decide`] and two paths that are there already.

mod compare;
mod stops;

#[cfg(test)]
mod tests;

pub use compare::{CellChange, Flips, LinkChange, MatrixCell, flips};
pub use stops::{Stops, stops_around};

use super::admission::{Crossing, LinkId, Scenario, Terrain};
use super::decision::{CallClass, ClientIds, Decision, Ends, Settings, TrunkEnd, Verdict, decide};
use super::down::Down;
use super::place::GatewayPlace;
use super::terms::Quality;
use crate::topology::{
    AnyId, BypassId, Entity, Id, MediationPool, Model, NetworkRegion, NetworkSite, RefExt, Subnet, Trunk,
};
use std::collections::BTreeMap;

/// What the rows of a matrix are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Rows {
    /// A client somewhere in each network site, and one in no subnet.
    #[default]
    NetworkSites,
    /// A client in each subnet.
    Subnets,
}

/// Where the clients of a row are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RowPlace {
    /// In a network site.
    NetworkSite(Id<NetworkSite>),
    /// In a subnet.
    Subnet(Id<Subnet>),
    /// In no subnet.
    Unmapped,
}

/// A row.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Row {
    /// Where its clients are.
    pub place: RowPlace,
    /// Their network site.
    pub network_site: Option<Id<NetworkSite>>,
    /// Its network region.
    pub network_region: Option<Id<NetworkRegion>>,
    /// Their bypass ID in sites-and-regions mode.
    pub bypass_id: Option<BypassId>,
}

/// A column.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// The trunk.
    pub trunk: Id<Trunk>,
    /// Its pool.
    pub pool: Id<MediationPool>,
    /// Its gateway end.
    pub end: TrunkEnd,
    /// The network site of its gateway.
    pub network_site: Option<Id<NetworkSite>>,
    /// What a drill marks as down that keeps the trunk out of service.
    pub down: Option<AnyId>,
}

/// The limited links between two places, and the first that is down; `None` where no region route joins them.
type Way = Option<(Vec<LinkId>, Option<LinkId>)>;

/// Every row against every column.
#[derive(Debug, Clone, PartialEq)]
pub struct Matrix {
    /// The rows: by network region and name, then the one in no subnet.
    pub rows: Vec<Row>,
    /// The columns by name. A trunk that lacks an end takes no call and has none.
    pub columns: Vec<Column>,
    /// The decisions, row by row.
    cells: Vec<Decision>,
    cac: bool,
    /// The ways between network sites and pools.
    near: BTreeMap<(Id<NetworkSite>, Id<MediationPool>), Way>,
    /// Those between the pool and the gateway of each column.
    far: Vec<Way>,
    /// The link that is down on the way between two network sites.
    direct: BTreeMap<(Id<NetworkSite>, Id<NetworkSite>), LinkId>,
}

impl Matrix {
    /// The matrix of a topology: outbound calls of current clients inside, over named trunks.
    pub fn of(model: &Model, rows: Rows) -> Self {
        Self::under(model, rows, &Down::default())
    }

    /// The matrix in a drill: what it marks as down takes no call, and [`Self::stopped_by`] names it.
    pub fn under(model: &Model, rows: Rows, drill: &Down) -> Self {
        Self::part(model, rows, drill, |_| true, |_| true)
    }

    /// The part of it that has some of the rows and some of the columns.
    pub fn of_part(
        model: &Model,
        rows: Rows,
        row: impl Fn(&Row) -> bool,
        column: impl Fn(&Column) -> bool,
    ) -> Self {
        Self::part(model, rows, &Down::default(), row, column)
    }

    fn part(
        model: &Model,
        rows: Rows,
        drill: &Down,
        row: impl Fn(&Row) -> bool,
        column: impl Fn(&Column) -> bool,
    ) -> Self {
        let settings = Settings::of(model);
        let mut columns = columns(model, &settings, drill);
        columns.retain(column);
        let mut rows = if columns.is_empty() { Vec::new() } else { self::rows(model, &settings, rows) };
        rows.retain(row);
        let class = CallClass::default();
        let mut cells = Vec::with_capacity(rows.len() * columns.len());
        for row in &rows {
            cells.extend(columns.iter().map(|column| {
                decide(&settings, class, Ends::Client { id: row.bypass_id, trunk: &column.end })
            }));
        }
        let direct = BTreeMap::new();
        let mut matrix =
            Self { rows, columns, cells, cac: settings.cac, near: BTreeMap::new(), far: Vec::new(), direct };
        if settings.cac || !drill.is_empty() {
            matrix.find_paths(model, drill);
        }
        matrix
    }

    /// Finds each path once: as many as there are pairs of network site and pool, and trunks.
    fn find_paths(&mut self, model: &Model, drill: &Down) {
        let terrain = Terrain::new(model, drill);
        let topology = model.topology();
        let at = |id: Id<MediationPool>, address: fn(&MediationPool) -> Option<std::net::IpAddr>| {
            model.locate(address(topology.get(id)?)?)?.network_site
        };
        let mut pools: BTreeMap<Id<MediationPool>, Option<Id<NetworkSite>>> = BTreeMap::new();
        for column in &self.columns {
            pools.entry(column.pool).or_insert_with(|| at(column.pool, MediationPool::address));
            let pool = at(column.pool, MediationPool::pstn_address);
            self.far.push(links(&terrain, pool, column.network_site));
        }
        for site in self.rows.iter().filter_map(|row| row.network_site) {
            for (pool, there) in &pools {
                let path = || links(&terrain, Some(site), *there);
                self.near.entry((site, *pool)).or_insert_with(path);
            }
            // Without a drill nothing stands in the way of media that bypasses.
            for there in self.columns.iter().filter(|_| !drill.is_empty()).filter_map(|end| end.network_site)
            {
                if let Some((_, Some(closed))) = links(&terrain, Some(site), Some(there)) {
                    self.direct.insert((site, there), closed);
                }
            }
        }
    }

    /// The decision of a cell.
    pub fn cell(&self, row: usize, column: usize) -> Option<Decision> {
        if column >= self.columns.len() {
            return None;
        }
        self.cells.get(row * self.columns.len() + column).copied()
    }

    /// The limited links that the media of a cell crosses, both legs, a link that both cross twice; none where the call
    /// bypasses or CAC is off. `None` where no region route leads.
    pub fn links(&self, row: usize, column: usize) -> Option<Vec<LinkId>> {
        let asked = self.cell(row, column).is_some_and(|cell| cell.verdict == Verdict::Mediated);
        if !self.cac || !asked {
            return Some(Vec::new());
        }
        let (row, end) = (self.rows.get(row)?, self.columns.get(column)?);
        let (far, _) = self.far.get(column)?.as_ref()?;
        let near = match row.network_site {
            Some(site) => self.near.get(&(site, end.pool))?.as_ref()?.0.as_slice(),
            None => &[],
        };
        Some(near.iter().chain(far).copied().collect())
    }

    /// What of a drill keeps the calls of a cell from going through: the trunk or what carries it, or a link on the way
    /// of the media; `None` where nothing does.
    pub fn stopped_by(&self, row: usize, column: usize) -> Option<AnyId> {
        let cell = self.cell(row, column)?;
        let (row, end) = (self.rows.get(row)?, self.columns.get(column)?);
        let closed = |way: &Way| way.as_ref().and_then(|(_, closed)| *closed);
        let link = || match cell.verdict {
            Verdict::Mediated => {
                let near = row.network_site.and_then(|site| closed(self.near.get(&(site, end.pool))?));
                near.or_else(|| closed(self.far.get(column)?))
            }
            Verdict::Bypass => self.direct.get(&(row.network_site?, end.network_site?)).copied(),
            Verdict::NotApplicable | Verdict::ConfigurationError => None,
        };
        end.down.or_else(|| Some(link()?.entity()))
    }

    /// How many cells have a verdict.
    pub fn count(&self, verdict: Verdict) -> usize {
        self.cells.iter().filter(|cell| cell.verdict == verdict).count()
    }

    /// How many cells of a row bypass.
    pub fn bypass_in_row(&self, row: usize) -> usize {
        let cells = (0..self.columns.len()).filter_map(|column| self.cell(row, column));
        cells.filter(|cell| cell.verdict == Verdict::Bypass).count()
    }

    /// How many cells of a column bypass.
    pub fn bypass_in_column(&self, column: usize) -> usize {
        let cells = (0..self.rows.len()).filter_map(|row| self.cell(row, column));
        cells.filter(|cell| cell.verdict == Verdict::Bypass).count()
    }

    /// The worst case of each limited link that any cell crosses: how many cells cross it, and the most kbps that one
    /// call takes there at balanced quality.
    pub fn worst_cases(&self) -> BTreeMap<LinkId, (u32, u32)> {
        let each = Scenario::ClientToMediation.upper(Quality::Balanced).kbps;
        let mut worst: BTreeMap<LinkId, (u32, u32)> = BTreeMap::new();
        for row in 0..self.rows.len() {
            for column in 0..self.columns.len() {
                let mut links = self.links(row, column).unwrap_or_default();
                links.sort_unstable();
                for same in links.chunk_by(PartialEq::eq) {
                    let Some(link) = same.first() else { continue };
                    let (cells, kbps) = worst.entry(*link).or_default();
                    *cells += 1;
                    *kbps = (*kbps).max(each * u32::try_from(same.len()).unwrap_or(u32::MAX));
                }
            }
        }
        worst
    }
}

/// The limited links between two network sites; none where one is not known, `None` where no region route leads.
fn links(terrain: &Terrain<'_>, from: Option<Id<NetworkSite>>, to: Option<Id<NetworkSite>>) -> Way {
    let (Some(from), Some(to)) = (from, to) else { return Some((Vec::new(), None)) };
    let limited = |crossing: &Crossing| crossing.limits.audio.is_some();
    let path = terrain.path(from, to).ok()?;
    let closed = path.iter().find(|crossing| crossing.closed).map(|crossing| crossing.link);
    Some((path.iter().filter(|crossing| limited(crossing)).map(|crossing| crossing.link).collect(), closed))
}

fn rows(model: &Model, settings: &Settings, rows: Rows) -> Vec<Row> {
    let topology = model.topology();
    let ids = ClientIds::of(model, settings);
    let row = |place, network_site: Option<Id<NetworkSite>>| Row {
        place,
        network_site,
        network_region: network_site.and_then(|id| topology.get(id)?.region.id()),
        bypass_id: ids.at(network_site),
    };
    let mut sites: Vec<_> = topology.network_sites.iter().collect();
    let region = |region: Option<Id<NetworkRegion>>| match region {
        // Network regions in the order of making; network sites without one last.
        Some(id) => (0, id.index()),
        None => (1, 0),
    };
    sites.sort_by_cached_key(|(_, site)| (region(site.region.id()), site.name.folded()));
    let unmapped = row(RowPlace::Unmapped, None);
    match rows {
        Rows::NetworkSites => sites
            .into_iter()
            .map(|(id, _)| row(RowPlace::NetworkSite(id), Some(id)))
            .chain([unmapped])
            .collect(),
        Rows::Subnets => {
            let order: BTreeMap<Id<NetworkSite>, usize> =
                sites.iter().enumerate().map(|(place, (id, _))| (*id, place)).collect();
            let mut subnets: Vec<_> = topology.subnets.iter().collect();
            subnets.sort_by_cached_key(|(_, subnet)| {
                let place = subnet.network_site.id().and_then(|id| order.get(&id).copied());
                (place.unwrap_or(usize::MAX), subnet.range)
            });
            let each =
                subnets.into_iter().map(|(id, subnet)| row(RowPlace::Subnet(id), subnet.network_site.id()));
            each.chain([unmapped]).collect()
        }
    }
}

fn columns(model: &Model, settings: &Settings, drill: &Down) -> Vec<Column> {
    let topology = model.topology();
    let mut trunks: Vec<_> = topology.trunks.iter().collect();
    trunks.sort_by_cached_key(|(_, trunk)| trunk.key());
    let column = |(id, trunk): (Id<Trunk>, &Trunk)| {
        let end = TrunkEnd::of(model, settings, id).ok()?;
        let pool = trunk.pool.id()?;
        let network_site = GatewayPlace::of(model, end.gateway).network_site();
        Some(Column { trunk: id, pool, end, network_site, down: drill.under(topology, id) })
    };
    trunks.into_iter().filter_map(column).collect()
}
