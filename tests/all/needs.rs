//! What a trial may need of the machine, and whether this one has it.

/// Something that a machine may lack.
#[derive(Clone, Copy)]
pub enum Need {
    /// The window answers to `eframe`'s inspection.
    Inspect,
    /// A program on the path, and the Debian package that has it.
    Program(&'static str, &'static str),
    /// A Vulkan adapter that draws on the processor, and so the same everywhere.
    SoftwareVulkan,
}

impl Need {
    /// Why the need is not met, and what would meet it; `None` where it is.
    pub fn missing(self) -> Option<String> {
        match self {
            Self::Inspect => {
                (!cfg!(feature = "inspect")).then(|| "built without the feature inspect".to_owned())
            }
            Self::Program(program, package) => missing_program(program, package),
            Self::SoftwareVulkan => missing_software_vulkan(),
        }
    }
}

fn missing_program(program: &str, package: &str) -> Option<String> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let found = std::env::split_paths(&path).any(|folder| folder.join(program).is_file());
    (!found).then(|| format!("{program} is not installed (Debian package {package})"))
}

#[cfg(feature = "desktop")]
fn missing_software_vulkan() -> Option<String> {
    use std::sync::OnceLock;

    static FOUND: OnceLock<bool> = OnceLock::new();
    let found = *FOUND.get_or_init(has_software_vulkan);
    (!found).then(|| "no software Vulkan adapter (Debian package mesa-vulkan-drivers)".to_owned())
}

#[cfg(feature = "desktop")]
fn has_software_vulkan() -> bool {
    use std::pin::pin;
    use std::task::{Context, Poll, Waker};

    use eframe::wgpu::{Backends, DeviceType, Instance, InstanceDescriptor};

    let instance = Instance::new(InstanceDescriptor {
        backends: Backends::VULKAN,
        ..InstanceDescriptor::new_without_display_handle()
    });
    // Outside a browser the list is there at the first look.
    match pin!(instance.enumerate_adapters(Backends::VULKAN)).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(adapters) => {
            adapters.iter().any(|adapter| adapter.get_info().device_type == DeviceType::Cpu)
        }
        Poll::Pending => false,
    }
}

#[cfg(not(feature = "desktop"))]
fn missing_software_vulkan() -> Option<String> {
    Some("built without the feature desktop".to_owned())
}
