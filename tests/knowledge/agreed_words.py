"""The words of a case file, as agreed with those who write cases: the program may not lose or rename one."""


def _words(text: str) -> list[str]:
    return text.split()


STRENGTH = _words("""
    hip_flexion hip_adduction hip_abduction hip_extension knee_extension knee_flexion ankle_dorsiflexion
    ankle_plantarflexion ankle_inversion ankle_eversion hallux_extension toe_extension toe_flexion
    anal_tone_or_squeeze all
""")
REFLEX = _words("""
    patellar achilles medial_hamstring adductor cremasteric bulbocavernosus_or_anal
""")
TEST = _words("""
    slr crossed_slr slump femoral_stretch crossed_femoral_stretch fortin sij_cluster sij_tenderness
    thigh_thrust distraction compression sacral_thrust gaenslen faber fair seated_piriformis_stretch
    active_piriformis piriformis_tenderness fadir hip_internal_rotation_limited hip_rotation_pain
    hip_injection_relief trendelenburg squat_posterior_pain groin_pain_on_passive_movement
    reduced_adduction trochanter_palpation single_leg_stance_30s resisted_abduction_pain
    ischial_tenderness bent_knee_stretch pelvic_compression tinel_fibular_head tinel_tarsal_tunnel
    dorsiflexion_eversion tinel_iliac_crest tinel_medial_to_asis iliac_crest_tenderness
    trigger_point_between_psis_and_piis adductor_canal_tenderness spine_percussion_tenderness
    sacral_tenderness centralisation wide_based_gait romberg abi pedal_pulse_absent calf_swelling
""")
SENSATION = _words("""
    L1 L2 L3 L4 L5 S1 S2 S3 S4-5
""")
HISTORY = _words("""
    worse_sitting worse_standing worse_walking worse_lying worse_coughing worse_at_night
    better_bending_forward better_sitting better_standing_still below_knee leg_worse_than_back
    sudden_onset pregnancy recent_birth long_sitting fall diabetes age_over_60 weight_bearing_pain
    claudication
""")
FACT = _words("""
    urinary_retention urinary_incontinence urinary_symptoms faecal_incontinence bowel_change
    saddle_numbness sexual_dysfunction bilateral_leg_symptoms progressive_weakness fever
    immunosuppression iv_drug_use raised_inflammatory_markers cancer_history weight_loss night_pain
    trauma osteoporosis_risk steroid_use anticoagulant age_over_80 leg_swelling breathlessness
    cold_or_pulseless_leg pulsatile_mass mass collapse_or_shock rash
""")
CONDITIONS = _words("""
    lumbosacral_radiculopathy lumbar_spinal_stenosis cauda_equina spinal_tumour spinal_infection
    vertebral_fracture sacral_fracture sacral_perineural_cyst facet_pain sij_pain sacroiliac_infection
    piriformis_syndrome hip_oa hip_avascular_necrosis femoral_neck_stress_fracture gtps
    proximal_hamstring_tendinopathy coccydynia adductor_strain sciatic_neuropathy lumbosacral_plexopathy
    femoral_neuropathy obturator_neuropathy meralgia_paresthetica saphenous_neuropathy
    common_peroneal_neuropathy tibial_neuropathy tarsal_tunnel sural_neuropathy pudendal_neuralgia
    superior_cluneal_neuropathy middle_cluneal_neuropathy diabetic_radiculoplexus_neuropathy
    polyneuropathy herpes_zoster vascular_claudication deep_vein_thrombosis aortic_or_iliac_aneurysm
""")
