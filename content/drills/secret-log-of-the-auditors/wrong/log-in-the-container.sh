# fails: recorded, discreet
# near miss: policy mounted, log not; it is written into the container and vanishes with it
ssh control-plane "sed -i 's/level: MetaData/level: Metadata/' /etc/kubernetes/audit/policy.yaml"
ssh control-plane "sed -i 's#^    volumeMounts:#&\n    - { name: audit, mountPath: /etc/kubernetes/audit, readOnly: true }#; s#^  volumes:#&\n  - { name: audit, hostPath: { path: /etc/kubernetes/audit } }#' /etc/kubernetes/manifests/kube-apiserver.yaml"
sleep 120
