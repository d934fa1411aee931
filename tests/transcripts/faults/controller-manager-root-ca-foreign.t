A controller manager that publishes another authority than the cluster's. Source: kube-controller-manager's flag
--root-ca-file; Kubernetes documentation, "Accessing the Kubernetes API from a Pod".

# fault: controller-manager-root-ca-foreign
  $ kubectl run p --image=curlimages/curl:8.11.1 --command -- sleep 1d; sleep 20
  pod/p created
  $ kubectl exec p -- curl -s --cacert /var/run/secrets/kubernetes.io/serviceaccount/ca.crt https://kubernetes.default/healthz
  ! command terminated with exit code 60
  [60]
  $ kubectl get configmap kube-root-ca.crt -o jsonpath='{.data.ca\.crt}' | openssl x509 -noout -subject
  subject=CN = root
  $ ssh control-plane 'sed -i s#pki/root.crt#pki/ca.crt# /etc/kubernetes/manifests/kube-controller-manager.yaml'
  $ sleep 100
  $ sleep 60; kubectl exec p -- curl -s --cacert /var/run/secrets/kubernetes.io/serviceaccount/ca.crt https://kubernetes.default/healthz; echo
  ok
