An API server that checks tokens with another key than it signs them with. Source: Kubernetes documentation, "Managing
Service Accounts"; kube-apiserver's flags --service-account-key-file and --service-account-signing-key-file.

# fault: service-account-keys-differ
  $ kubectl create deployment web --image=nginx:1.27; sleep 10; kubectl get deployment web
  deployment.apps/web created
  NAME   READY   UP-TO-DATE   AVAILABLE   AGE
  web    0/1     0            0           10s
  $ kubectl -n kube-system logs kube-apiserver-control-plane | tail -1
  E1120 10:01:52.182000       1 authentication.go:75] "Unable to authenticate the request" err="[invalid bearer token, invalid signature, no keys found]"
  $ ssh control-plane 'cd /etc/kubernetes/pki; ls | grep ^sa; sed -i s#pki/sa-2025.pub#pki/sa.pub# ../manifests/kube-apiserver.yaml'
  sa-2025.key
  sa-2025.pub
  sa.key
  sa.pub
  $ sleep 60; kubectl get deployment web
  NAME   READY   UP-TO-DATE   AVAILABLE   AGE
  web    1/1     1            1           70s
