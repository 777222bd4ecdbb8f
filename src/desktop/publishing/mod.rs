//! Publishing from the window: what is published, how much has changed since, and one publication from its review to
//! its verification. All that reads or writes goes on in the background.

mod reach;
mod shown;

pub use reach::Reaching;
pub use shown::{in_order, standing, title, waiver_of};

use super::dialogs::Dialog;
use super::state::State;
use super::tasks::Done;
use super::work::Task;
use crate::edit::{Edit, WaiverForm};
use crate::file::{Disk, digest, user_name};
use crate::publish::{self, Base, Bundle, Reach, Rehearsed, Review, Signed, Written};
use crate::report::Difference;
use crate::topology::values::Text;
use crate::topology::{Name, Origin, Topology};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What is published, and the form of the next publication.
#[derive(Debug, Default)]
pub struct Publishing {
    base: Option<Base>,
    changes: Option<usize>,
    counted: Option<u64>,
    counting: bool,
    /// The file to publish to, as it is typed.
    pub path: String,
    /// The name to publish under.
    pub name: String,
    /// Why, in the words of who publishes.
    pub comment: String,
    /// The finding that is being waived, by its place in the review.
    pub waiving: Option<(usize, WaiverForm)>,
    asked: Option<Asked>,
    review: Option<Result<Arc<Review>, String>>,
    /// How far the reviewed change reaches.
    pub reach: Reaching,
    /// What came of the rehearsal that is looked at.
    pub rehearsed: Option<Rehearsal>,
    busy: Option<Busy>,
    came_to: Option<CameTo>,
}

/// What goes on in the background that nothing else may overtake.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Busy {
    /// A rehearsal.
    Rehearsing,
    /// A version is written, and read back.
    Writing,
}

/// What came of a rehearsal, line by line.
#[derive(Debug, Clone, PartialEq)]
pub struct Rehearsal {
    /// Whether it could be published.
    pub good: bool,
    /// What would be written and where, or why not.
    pub lines: Vec<String>,
}

/// What a review was made of.
#[derive(Debug, Clone, PartialEq)]
struct Asked {
    path: PathBuf,
    serial: u64,
    topology: u64,
    waivers: usize,
}

/// What became of a publication.
#[derive(Debug, Clone, PartialEq)]
pub enum CameTo {
    /// It stands there, and was read back.
    Published {
        /// The version, who published it and when: "Version 42, published by Anna on 18 November 2026 at 16:02".
        head: String,
        /// What was done, line by line.
        lines: Vec<String>,
        /// Whether the digest of what was read back is the one that was published; else, why not.
        verified: Result<String, String>,
    },
    /// Nothing was written; the reasons.
    Stopped(Vec<String>),
}

/// A step that ended in the background.
#[derive(Debug)]
pub enum PublishingDone {
    /// The version that the document of a serial came from was read.
    Base(u64, Option<Box<Base>>),
    /// The changes since it were counted, at a revision.
    Counted(u64, usize),
    /// The document was held against what is published.
    Reviewed(Result<Arc<Review>, String>),
    /// How far the review with a number reaches; `None` where that was given up.
    Reached(u64, Option<Box<Reach>>),
    /// A rehearsal ended.
    Rehearsed(Rehearsal),
    /// A publication ended; with what is published now, if it is.
    Published(CameTo, Option<Box<Base>>),
}

/// What the dialog asks for.
#[derive(Debug, Clone, PartialEq)]
pub enum PublishingMessage {
    /// Holds the document against what is published.
    Review,
    /// Goes through all of it without writing.
    Rehearse,
    /// Goes back from the rehearsal to the changes.
    EndRehearsal,
    /// Shows on the canvas what changes.
    ShowOnCanvas,
    /// Works out how far the change reaches, once more.
    WorkOutReach,
    /// Gives that up.
    GiveUpReach,
    /// Writes the version that was reviewed.
    Publish,
    /// Waives the finding that the form is filled for.
    Waive,
    /// Begins anew after a publication.
    Again,
}

impl Publishing {
    /// The changes since the published version; `None` while nothing is known to be published.
    pub fn changes(&self) -> Option<usize> {
        self.changes
    }

    /// What is published.
    pub fn base(&self) -> Option<&Base> {
        self.base.as_ref()
    }

    /// The review that stands, or why there is none.
    pub fn review(&self) -> Option<&Result<Arc<Review>, String>> {
        self.review.as_ref()
    }

    /// What became of the last publication.
    pub fn came_to(&self) -> Option<&CameTo> {
        self.came_to.as_ref()
    }

    /// What goes on in the background that nothing else may overtake.
    pub fn busy(&self) -> Option<Busy> {
        self.busy
    }

    /// Whether a publication is being written.
    pub fn is_writing(&self) -> bool {
        self.busy == Some(Busy::Writing)
    }

    /// The target, where the text that is typed can be one.
    pub fn target(&self) -> Option<PathBuf> {
        let path = PathBuf::from(self.path.trim());
        publish::Form::of(&path).map(|_| path)
    }
}

impl State {
    /// Opens the dialog, filled with what is known.
    pub fn publish(&mut self) {
        let origin = self.editor.document().origin.as_deref();
        let stem = self.file.title().split('.').next().unwrap_or_default().to_owned();
        let beside = |path: &Path| path.with_file_name(format!("{stem}.json")).display().to_string();
        let form = &mut self.publishing;
        if form.path.trim().is_empty() {
            form.path = match origin {
                Some(origin) => origin.target.to_string(),
                None => self.file.path().map(beside).unwrap_or_default(),
            };
        }
        if form.name.trim().is_empty() {
            form.name = origin.map_or(stem, |origin| origin.name.to_string());
        }
        form.came_to = None;
        form.asked = None;
        form.review = None;
        form.rehearsed = None;
        form.waiving = None;
        // It would cover the buttons.
        self.notice = None;
        self.dialog = Some(Dialog::Publish);
    }

    /// Does what the dialog asks for.
    pub fn publishing(&mut self, message: &PublishingMessage) {
        match message {
            PublishingMessage::Review => self.review(),
            PublishingMessage::Rehearse => self.rehearse(),
            PublishingMessage::EndRehearsal => self.publishing.rehearsed = None,
            PublishingMessage::ShowOnCanvas => self.show_changes(),
            PublishingMessage::WorkOutReach => self.work_out_reach(),
            PublishingMessage::GiveUpReach => self.give_up_reach(),
            PublishingMessage::Publish => self.write_version(),
            PublishingMessage::Waive => {
                if let Some((_, form)) = self.publishing.waiving.take() {
                    self.pending.push(super::message::Message::Apply(Edit::Waive(form)));
                }
            }
            PublishingMessage::Again => {
                self.publishing.came_to = None;
                self.publishing.asked = None;
            }
        }
    }

    /// Whether the review is of something else than what would be published now.
    pub fn review_is_old(&self) -> bool {
        self.asked_now() != self.publishing.asked
    }

    fn asked_now(&self) -> Option<Asked> {
        Some(Asked {
            path: self.publishing.target()?,
            serial: self.file.serial(),
            topology: self.editor.topology_revision(),
            waivers: self.editor.document().waivers.len(),
        })
    }

    fn review(&mut self) {
        self.publishing.asked = self.asked_now();
        self.publishing.review = None;
        self.publishing.rehearsed = None;
        self.forget_reach();
        let Some(Asked { path, .. }) = self.publishing.asked.clone() else { return };
        let document = self.editor.settled().clone();
        self.work.start(Task::Look, format!("Review {}", path.display()), move |_| {
            let review = Review::of(&Disk, &document, &path).map_err(|error| error.to_string());
            done(PublishingDone::Reviewed(review.map(Arc::new)))
        });
    }

    /// The review that stands and its bundle, or why it cannot be signed.
    fn signed(&self) -> Option<Result<(Arc<Review>, Bundle), String>> {
        let review = self.publishing.review.as_ref()?.as_ref().ok()?;
        let signed = sign(&self.publishing.name, &self.publishing.comment);
        Some(signed.map(|signed| (Arc::clone(review), review.bundle(signed))))
    }

    fn rehearse(&mut self) {
        let stopped = |words: String| Rehearsal { good: false, lines: vec![words] };
        let (review, bundle) = match self.signed() {
            None => return,
            Some(Ok(signed)) => signed,
            Some(Err(words)) => {
                self.publishing.rehearsed = Some(stopped(words));
                return;
            }
        };
        self.publishing.busy = Some(Busy::Rehearsing);
        self.publishing.rehearsed = None;
        let name = format!("Rehearse {}", review.path.display());
        self.work.start(Task::Look, name, move |_| {
            done(PublishingDone::Rehearsed(match review.rehearse(&Disk, &bundle) {
                Ok(rehearsed) => Rehearsal {
                    good: matches!(rehearsed, Rehearsed::Good(_)),
                    lines: review.rehearsed_lines(&bundle, &rehearsed),
                },
                Err(error) => stopped(error.to_string()),
            }))
        });
    }

    fn write_version(&mut self) {
        let stopped = |words: String| CameTo::Stopped(vec![words]);
        let (review, bundle) = match self.signed() {
            None => return,
            Some(Ok(signed)) => signed,
            Some(Err(words)) => {
                self.publishing.came_to = Some(stopped(words));
                return;
            }
        };
        self.publishing.busy = Some(Busy::Writing);
        let name = format!("Publish {}", review.path.display());
        self.work.start(Task::Write, name, move |_| match review.publish(&Disk, &bundle) {
            Ok(Written::Published(saved)) => {
                let came_to = CameTo::Published {
                    head: shown::head(&bundle),
                    lines: bundle.published_lines(&review.path, &saved),
                    verified: verify(&review.path, &bundle),
                };
                done(PublishingDone::Published(came_to, Some(Box::new(bundle.into()))))
            }
            Ok(Written::Stopped(stops)) => {
                done(PublishingDone::Published(CameTo::Stopped(review.stopped_lines(&stops)), None))
            }
            Err(error) => done(PublishingDone::Published(stopped(error.to_string()), None)),
        });
    }

    /// Takes in a step that ended.
    pub fn publishing_done(&mut self, done: PublishingDone) {
        let publishing = &mut self.publishing;
        match done {
            PublishingDone::Base(serial, base) if serial == self.file.serial() => {
                publishing.base = base.map(|base| *base);
            }
            PublishingDone::Base(..) => {}
            PublishingDone::Counted(revision, count) => {
                publishing.counting = false;
                publishing.counted = Some(revision);
                publishing.changes = Some(count);
                self.note_changes();
            }
            PublishingDone::Reviewed(review) => {
                publishing.review = Some(review);
                self.work_out_reach();
            }
            PublishingDone::Reached(number, reach) => publishing.reach.take(number, reach),
            PublishingDone::Rehearsed(rehearsal) => {
                publishing.busy = None;
                publishing.rehearsed = Some(rehearsal);
            }
            PublishingDone::Published(came_to, base) => {
                publishing.busy = None;
                publishing.rehearsed = None;
                publishing.came_to = Some(came_to);
                publishing.asked = None;
                if let Some(base) = base {
                    self.published(*base);
                }
            }
        }
    }

    /// Notes what is published now; the document goes on from it.
    fn published(&mut self, base: Base) {
        let target = self.publishing.path.trim();
        let target =
            std::path::absolute(target).map_or_else(|_| target.to_owned(), |path| path.display().to_string());
        let Base { name, version, digest, .. } = base.clone();
        self.editor.set_origin(&Arc::new(Origin { target: target.into(), name, version, digest }));
        self.publishing.base = Some(base);
        self.publishing.changes = Some(0);
        // Edits that were made while it was written are counted.
        self.publishing.counted = None;
        self.publishing.comment.clear();
        self.remember();
    }

    /// Reads the version that the document came from.
    pub fn read_base(&mut self) {
        let Some(origin) = self.editor.document().origin.clone() else { return };
        let serial = self.file.serial();
        self.work.start(Task::Look, "Read the published version".to_owned(), move |_| {
            done(PublishingDone::Base(serial, Base::pulled(&Disk, &origin).map(Box::new)))
        });
    }

    /// Counts the changes since the published version, where that is not known.
    pub fn count_changes(&mut self) {
        let revision = self.editor.topology_revision();
        let publishing = &mut self.publishing;
        let Some(base) = publishing.base.as_ref() else { return };
        if publishing.counting || publishing.counted == Some(revision) {
            return;
        }
        publishing.counting = true;
        let (old, new): (Topology, Topology) = (base.topology.clone(), self.editor.topology().clone());
        self.work.start(Task::Look, "Count the changes".to_owned(), move |_| {
            done(PublishingDone::Counted(revision, Difference::between(&old, &new).count()))
        });
    }
}

fn done(done: PublishingDone) -> Done {
    Done::Publishing(Box::new(done))
}

/// Who publishes, when and why.
fn sign(name: &str, comment: &str) -> Result<Signed, String> {
    let name = Name::new(name.trim()).map_err(|error| format!("Name: {error}."))?;
    let by = Name::new(&user_name()).map_err(|error| format!("Your name: {error}."))?;
    let comment = Text::new(comment.trim()).map_err(|error| format!("Comment: {error}."))?;
    let comment = (!comment.as_str().is_empty()).then_some(comment);
    Ok(Signed { name, by, at: jiff::Timestamp::now(), comment })
}

/// Opens what was published as anybody would, and compares the digest.
fn verify(path: &Path, bundle: &Bundle) -> Result<String, String> {
    let opened = publish::open(&Disk, path, &mut ()).map_err(|error| error.to_string())?;
    let found = digest(&opened.document.topology);
    if *found == *bundle.digest {
        Ok(found.clone())
    } else {
        Err(format!(
            "{} has the digest {found}, and {} was published. Publish it elsewhere.",
            path.display(),
            bundle.digest
        ))
    }
}
