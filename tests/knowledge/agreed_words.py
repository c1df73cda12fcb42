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

TESTS_OF_EVIDENCE = """
sij_pain                    sij_cluster_3_of_5_or_6                     test sij_cluster pos
sij_pain                    centralisation_present                      test centralisation pos
piriformis_syndrome         fair                                        test fair pos
piriformis_syndrome         seated_piriformis_stretch                   test seated_piriformis_stretch pos
piriformis_syndrome         active_piriformis                           test active_piriformis pos
piriformis_syndrome         slr                                         test slr pos
lumbar_spinal_stenosis      wide_based_gait                             test wide_based_gait pos
lumbar_spinal_stenosis      romberg_abnormal                            test romberg pos
vascular_claudication       abi_le_0.90                                 test abi pos
vascular_claudication       relief_only_when_bending                    history better_bending_forward yes
hip_oa                      squat_posterior_pain                        test squat_posterior_pain pos
hip_oa                      groin_pain_passive_abd_or_add               test groin_pain_on_passive_movement pos
hip_oa                      abductor_weakness                           strength hip_abduction weak
hip_oa                      decreased_passive_adduction                 test reduced_adduction pos
hip_oa                      decreased_internal_rotation                 test hip_internal_rotation_limited pos
gtps                        trochanter_palpation_negative               test trochanter_palpation neg
gtps                        palpation_then_resisted_abduction_both_pos  test trochanter_palpation pos + test resisted_abduction_pain pos
gtps                        both_neg                                    test trochanter_palpation neg + test resisted_abduction_pain neg
gtps                        single_leg_stance_30s                       test single_leg_stance_30s pos
meralgia_paresthetica       pelvic_compression                          test pelvic_compression pos
meralgia_paresthetica       tinel_medial_to_asis                        test tinel_medial_to_asis pos
meralgia_paresthetica       knee_jerk_reduced                           reflex patellar reduced
common_peroneal_neuropathy  inversion_normal                            strength ankle_dorsiflexion weak + strength ankle_inversion normal
common_peroneal_neuropathy  tinel_fibular_head                          test tinel_fibular_head pos
common_peroneal_neuropathy  achilles_reduced                            reflex achilles reduced
tarsal_tunnel               tinel_tarsal_tunnel                         test tinel_tarsal_tunnel pos
tarsal_tunnel               dorsiflexion_eversion                       test dorsiflexion_eversion pos
sural_neuropathy            achilles_normal                             reflex achilles normal
saphenous_neuropathy        quadriceps_weak                             strength knee_extension weak
femoral_neuropathy          adductors_normal                            strength knee_extension weak + strength hip_adduction normal
obturator_neuropathy        adductor_reflex_reduced                     reflex adductor reduced
superior_cluneal_neuropathy iliac_crest_trigger_point                   test iliac_crest_tenderness pos
pudendal_neuralgia          objective_sensory_loss                      sensation S3 altered
proximal_hamstring_tendinopathy bent_knee_stretch                       test bent_knee_stretch pos
herpes_zoster               grouped_vesicles                            fact rash yes
cauda_equina                urinary_retention                           fact urinary_retention yes
spinal_tumour               history_of_cancer                           fact cancer_history yes
"""
"""Condition, the name its source gives a test, and the words of a case: one finding, or a pair that counts together.

Three names are none of them: facet pain's `any_history_or_examination` says that nothing shows it (it is named only), the
peroneal nerve's `back_pain_present` is a place (its zones that argue against it), and the rule `cook_4_of_5` for stenosis is
not computed, because its parts already count.
"""
