# fails: recorded, discreet
# near miss: a level that is one too high writes the Secrets into the log
ssh control-plane "sed -i 's/level: MetaData/level: RequestResponse/' /etc/kubernetes/audit/policy.yaml"
ssh control-plane "sed -i 's#^    volumeMounts:#&\n    - { name: audit, mountPath: /etc/kubernetes/audit, readOnly: true }\n    - { name: log, mountPath: /var/log/kubernetes/audit }#; s#^  volumes:#&\n  - { name: audit, hostPath: { path: /etc/kubernetes/audit } }\n  - { name: log, hostPath: { path: /var/log/kubernetes/audit, type: DirectoryOrCreate } }#' /etc/kubernetes/manifests/kube-apiserver.yaml"
sleep 120
