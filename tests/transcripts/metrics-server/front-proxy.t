Servers behind the API server that do not believe it. Source: Kubernetes documentation, "Configure the Aggregation Layer";
kube-aggregator's remote availability controller.

  $ kubectl top nodes --no-headers | wc -l
  3
  $ ssh control-plane 'sed -i "s#requestheader-client-ca-file=/etc/kubernetes/pki/front-proxy-ca.crt#requestheader-client-ca-file=/etc/kubernetes/pki/ca.crt#" /etc/kubernetes/manifests/kube-apiserver.yaml'; sleep 60
  $ kubectl top nodes
  ! error: Metrics API not available
  [1]
  $ kubectl get apiservice v1beta1.metrics.k8s.io -o jsonpath='{.status.conditions[0].message}{"\n"}'
  failing or missing response from https://10.105.175.188:443/apis/metrics.k8s.io/v1beta1: bad status from https://10.105.175.188:443/apis/metrics.k8s.io/v1beta1: 401
  $ ssh control-plane 'openssl verify -CAfile /etc/kubernetes/pki/front-proxy-ca.crt /etc/kubernetes/pki/front-proxy-client.crt'
  /etc/kubernetes/pki/front-proxy-client.crt: OK
  $ ssh control-plane 'sed -i "s#requestheader-client-ca-file=.*#requestheader-client-ca-file=/etc/kubernetes/pki/front-proxy-ca.crt#" /etc/kubernetes/manifests/kube-apiserver.yaml'; sleep 60; kubectl top nodes --no-headers | wc -l
  3
