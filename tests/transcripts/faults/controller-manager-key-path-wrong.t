A controller manager that does not find the key by which it signs tokens. Source: Kubernetes documentation,
"kube-controller-manager", "Managing Service Accounts".

# fault: controller-manager-key-path-wrong
  $ kubectl create deployment web --image=nginx > /dev/null; sleep 10; kubectl get deployment web --no-headers | awk '{print $2, $3}'
  0/1 0
  $ kubectl logs -n kube-system kube-controller-manager-control-plane --tail=1 | grep -o 'err=.*'
  err="open /etc/kubernetes/pki/service-account.key: no such file or directory"
  $ ssh control-plane "sed -i s#pki/service-account.key#pki/sa.key# /etc/kubernetes/manifests/kube-controller-manager.yaml"
  $ sleep 60; kubectl get deployment web --no-headers | awk '{print $2, $3}'
  1/1 1
