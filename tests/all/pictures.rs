//! That pictures of the interface can be drawn and compared here.

use crate::case::Case;
use crate::needs::Need;

/// What every trial that draws a picture needs.
pub const NEEDS: &[Need] = &[Need::SoftwareVulkan];

#[cfg(feature = "desktop")]
pub fn cases() -> Vec<Case> {
    crate::case::cases![NEEDS; the_software_adapter_draws_the_interface]
}

/// What draws a picture: Vulkan alone, on the processor.
///
/// OpenGL is left aside because its library (EGL) frees what it holds for a thread both when the
/// thread ends and when the program does, and a trial's thread may end last: then the program is
/// aborted after its last test has passed.
#[cfg(feature = "desktop")]
pub fn renderer() -> egui_kittest::wgpu::WgpuTestRenderer {
    use eframe::egui_wgpu::WgpuSetup;
    use egui_kittest::wgpu::{WgpuTestRenderer, default_wgpu_setup};

    let mut setup = default_wgpu_setup();
    if let WgpuSetup::CreateNew(new) = &mut setup {
        new.instance_descriptor.backends = eframe::wgpu::Backends::VULKAN;
    }
    WgpuTestRenderer::from_setup(setup)
}

/// Stands in for all of them, to be left out by name.
#[cfg(not(feature = "desktop"))]
pub fn cases() -> Vec<Case> {
    vec![Case::new(module_path!(), "every_trial", NEEDS, || Ok(()))]
}

#[cfg(feature = "desktop")]
fn the_software_adapter_draws_the_interface() -> crate::case::Outcome {
    use egui::{Color32, Vec2};

    const SIZE: Vec2 = Vec2::new(40.0, 30.0);
    let vermilion = Color32::from_rgb(0xCC, 0x4B, 0x00);
    let mut harness = egui_kittest::Harness::builder()
        .with_size(SIZE)
        .with_pixels_per_point(1.0)
        .renderer(renderer())
        .build_ui(|ui| {
            let everything = ui.ctx().content_rect();
            ui.painter().rect_filled(everything.split_left_right_at_fraction(0.5).0, 0.0, vermilion);
        });
    let picture = harness.render()?;
    let at = |x, y| picture.get_pixel(x, y).0;
    assert_eq!(picture.dimensions(), (40, 30));
    assert_eq!(at(5, 15), vermilion.to_array(), "the left half is painted");
    assert_ne!(at(35, 15), vermilion.to_array(), "the right half is not");
    Ok(())
}
