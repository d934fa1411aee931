Tokens of service accounts, and keys that do not belong to them. Source: Kubernetes documentation, "Managing Service
Accounts"; kube-apiserver's --service-account-key-file; kube-controller-manager's --use-service-account-credentials.

The API server checks tokens with the key of somebody else.
  $ kubectl create deployment web --image=nginx:1.27; kubectl run probe --image=curlimages/curl:8.11.1 --command -- sleep 1d; sleep 20
  deployment.apps/web created
  pod/probe created
  $ kubectl exec probe -- sh -c 'curl -s --cacert /var/run/secrets/kubernetes.io/serviceaccount/ca.crt -H "Authorization: Bearer $(cat /var/run/secrets/kubernetes.io/serviceaccount/token)" https://kubernetes.default/version | grep gitVersion'
    "gitVersion": "v1.36.2",
  $ ssh control-plane 'cd /etc/kubernetes/pki; openssl genrsa -out other.key 2048; openssl rsa -in other.key -pubout -out other.pub; sed -i s#account-key-file=/etc/kubernetes/pki/sa.pub#account-key-file=/etc/kubernetes/pki/other.pub# /etc/kubernetes/manifests/kube-apiserver.yaml'; sleep 40
  ! writing RSA key
  $ kubectl exec probe -- sh -c 'curl -s --cacert /var/run/secrets/kubernetes.io/serviceaccount/ca.crt -H "Authorization: Bearer $(cat /var/run/secrets/kubernetes.io/serviceaccount/token)" https://kubernetes.default/version'
  {
    "kind": "Status",
    "apiVersion": "v1",
    "metadata": {},
    "status": "Failure",
    "message": "Unauthorized",
    "reason": "Unauthorized",
    "code": 401
  }
  $ kubectl --token=$(kubectl create token default) get pods
  NAME                   READY   STATUS    RESTARTS   AGE
  probe                  1/1     Running   0          60s
  web-766486c5b6-j4nqd   1/1     Running   0          60s
  $ kubectl scale deployment web --replicas=3; sleep 10; kubectl get deployment web
  deployment.apps/web scaled
  NAME   READY   UP-TO-DATE   AVAILABLE   AGE
  web    1/3     1            1           70s
  $ kubectl -n kube-system logs kube-apiserver-control-plane | tail -1
  E1120 10:01:02.551000       1 authentication.go:75] "Unable to authenticate the request" err="[invalid bearer token, invalid signature, no keys found]"
  $ kubectl -n kube-system get pods -o custom-columns=NAME:.metadata.name,PHASE:.status.phase | grep controller
  kube-controller-manager-control-plane   Running
  $ ssh control-plane 'sed -i s#pki/other.pub#pki/sa.pub# /etc/kubernetes/manifests/kube-apiserver.yaml'; sleep 60; kubectl get deployment web
  NAME   READY   UP-TO-DATE   AVAILABLE   AGE
  web    3/3     3            3           2m11s

Both keys are new: tokens from before are refused, pods from now on have good ones.
  $ ssh control-plane 'sed -i "s#account-key-file=/etc/kubernetes/pki/sa.pub#account-key-file=/etc/kubernetes/pki/other.pub#; s#signing-key-file=/etc/kubernetes/pki/sa.key#signing-key-file=/etc/kubernetes/pki/other.key#" /etc/kubernetes/manifests/kube-apiserver.yaml'; sleep 60
  $ kubectl exec probe -- sh -c 'curl -sk -H "Authorization: Bearer $(cat /var/run/secrets/kubernetes.io/serviceaccount/token)" https://kubernetes.default/version | grep -E "message|gitVersion"'
    "message": "Unauthorized",
  $ kubectl replace --force -f <(kubectl get pod probe -o yaml) > /dev/null; sleep 20
  $ kubectl exec probe -- sh -c 'curl -sk -H "Authorization: Bearer $(cat /var/run/secrets/kubernetes.io/serviceaccount/token)" https://kubernetes.default/version | grep -E "message|gitVersion"'
    "gitVersion": "v1.36.2",
  $ kubectl --token=$(kubectl create token default) auth whoami
  ATTRIBUTE                                           VALUE
  Username                                            kubernetes-admin
  Groups                                              [kubeadm:cluster-admins system:authenticated]
  Extra: authentication.kubernetes.io/credential-id   [X509SHA256=784754c8b2914fac6396a80e27f1494667bcc2522c000cc7ec58ae5ff17affde]

The controller manager publishes another root, and signs with another authority.
  $ ssh control-plane 'cd /etc/kubernetes/pki; openssl req -x509 -newkey rsa:2048 -nodes -days 365 -subj /CN=other -keyout foreign.key -out foreign.crt; sed -i s#root-ca-file=/etc/kubernetes/pki/ca.crt#root-ca-file=/etc/kubernetes/pki/foreign.crt# /etc/kubernetes/manifests/kube-controller-manager.yaml'; sleep 45
  $ kubectl get configmap kube-root-ca.crt -o jsonpath='{.data.ca\.crt}' | openssl x509 -noout -subject
  subject=CN = other
  $ kubectl exec probe -- sh -c 'sleep 90; curl -sS --cacert /var/run/secrets/kubernetes.io/serviceaccount/ca.crt https://kubernetes.default/version'
  ! curl: (60) SSL certificate problem: unable to get local issuer certificate
  ! More details here: https://curl.se/docs/sslcerts.html
  ! 
  ! curl failed to verify the legitimacy of the server and therefore could not
  ! establish a secure connection to it. To learn more about this situation and
  ! how to fix it, please visit the webpage mentioned above.
  ! command terminated with exit code 60
  [60]
