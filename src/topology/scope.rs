//! Scopes of collections: global, of a server site, of a service. One collection a scope (domain.md 7.2).

/// The identity of what exists once for all.
pub const GLOBAL: &str = "Global";

/// Defines the scopes that a collection may have: `Global` and those listed, each with its prefix. With `named`,
/// a collection may also have a name of its own, for those to whom it is granted.
macro_rules! scope {
    ($(#[$doc:meta])* $scope:ident {
        $($(#[$variant_doc:meta])* $variant:ident($entity:ident) = $prefix:literal,)*
    } $($named:ident)?) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq)]
        pub enum $scope {
            /// Everybody that no narrower collection is for.
            Global,
            $($(#[$variant_doc])* $variant($crate::topology::Ref<$entity>),)*
            $(
                #[doc = concat!("A ", stringify!($named), " collection, for those to whom it is granted.")]
                Named($crate::topology::values::Name),
            )?
        }

        impl $scope {
            /// What makes a collection of this scope unique.
            pub fn key(&self) -> $crate::topology::Key {
                use $crate::topology::{Key, Ref};
                match self {
                    Self::Global => Key::Global,
                    $(Self::$variant(Ref::To(id)) => Key::Scope((*id).into()),
                    Self::$variant(Ref::Missing(name)) => Key::name(&format!(concat!($prefix, "{}"), name)),)*
                    $(Self::Named(name) => { let $named = name; Key::Name($named.folded()) })?
                }
            }

            /// The identity as the products spell it, such as `site:Chicago`.
            pub fn identity(&self, topology: &$crate::topology::Topology) -> String {
                use $crate::topology::Ref;
                match self {
                    Self::Global => $crate::topology::scope::GLOBAL.to_owned(),
                    $(Self::$variant(Ref::To(id)) => format!(concat!($prefix, "{}"), topology.name((*id).into())),
                    Self::$variant(Ref::Missing(name)) => format!(concat!($prefix, "{}"), name),)*
                    $(Self::Named(name) => { let $named = name; $named.to_string() })?
                }
            }
        }

        impl $crate::topology::attributes::Field for $scope {
            const DOMAIN: $crate::topology::attributes::Domain = $crate::topology::attributes::Domain::Scope;

            fn read(&self, topology: &$crate::topology::Topology) -> $crate::topology::attributes::Value {
                $crate::topology::attributes::Value::text(self.identity(topology))
            }

            fn write(
                value: &$crate::topology::attributes::Value,
                names: &dyn $crate::topology::attributes::Names,
            ) -> Result<Self, $crate::topology::attributes::AttributeFault> {
                use $crate::topology::attributes::{AttributeFault, Value};
                let expected = concat!("\"Global\"", $(" or \"", $prefix, "NAME\"",)*);
                let text = value.as_text().ok_or_else(|| AttributeFault::shape(expected, value))?.trim();
                if text.eq_ignore_ascii_case($crate::topology::scope::GLOBAL) {
                    return Ok(Self::Global);
                }
                $(if let Some(rest) = $crate::topology::scope::after_prefix(text, $prefix) {
                    return Ok(Self::$variant($crate::topology::attributes::Field::write(&Value::text(rest), names)?));
                })*
                $(if let Ok(name) = $crate::topology::values::Name::new(text) {
                    let $named = name;
                    return Ok(Self::Named($named));
                })?
                Err(AttributeFault::shape(expected, value))
            }

            fn refs(&self, visit: &mut dyn FnMut($crate::topology::Target<'_>)) {
                match self {
                    $(Self::$variant(reference) => reference.refs(visit),)*
                    _ => {}
                }
            }

            fn retarget(&mut self, from: $crate::topology::AnyId, to: Option<$crate::topology::AnyId>) {
                match self {
                    $(Self::$variant(reference) => reference.retarget(from, to),)*
                    _ => {}
                }
            }

            fn mend(&mut self, names: &dyn $crate::topology::attributes::Names) {
                match self {
                    $(Self::$variant(reference) => reference.mend(names),)*
                    _ => {}
                }
            }
        }
    };
}
pub(in crate::topology) use scope;

/// What follows a prefix, whose case does not matter.
pub(in crate::topology) fn after_prefix<'a>(text: &'a str, prefix: &str) -> Option<&'a str> {
    let head = text.get(..prefix.len())?;
    if head.eq_ignore_ascii_case(prefix) { text.get(prefix.len()..) } else { None }
}
