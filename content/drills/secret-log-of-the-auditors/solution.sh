ssh control-plane 'crictl logs $(crictl ps -a --name kube-apiserver -q | head -1) 2>&1 | tail -1'
ssh control-plane "sed -i 's/level: MetaData/level: Metadata/' /etc/kubernetes/audit/policy.yaml"
ssh control-plane "sed -i 's#^    volumeMounts:#&\n    - { name: audit, mountPath: /etc/kubernetes/audit, readOnly: true }\n    - { name: audit-log, mountPath: /var/log/kubernetes/audit }#' /etc/kubernetes/manifests/kube-apiserver.yaml"
ssh control-plane "sed -i 's#^  volumes:#&\n  - { name: audit, hostPath: { path: /etc/kubernetes/audit, type: Directory } }\n  - { name: audit-log, hostPath: { path: /var/log/kubernetes/audit, type: DirectoryOrCreate } }#' /etc/kubernetes/manifests/kube-apiserver.yaml"
sleep 120
kubectl get secret vault -n treasury
ssh control-plane tail -n 1 /var/log/kubernetes/audit/audit.log
