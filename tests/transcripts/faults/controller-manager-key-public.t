A controller manager whose private key is a public one. Source: client-go/util/keyutil; kube-controller-manager's flag
--service-account-private-key-file.

# fault: controller-manager-key-public
  $ kubectl create deployment web --image=nginx:1.27; sleep 5; kubectl get deployment web
  deployment.apps/web created
  NAME   READY   UP-TO-DATE   AVAILABLE   AGE
  web    0/1     0            0           5s
  $ ssh control-plane 'crictl logs $(crictl ps -a --name kube-controller-manager -q | head -1) 2>&1 | tail -1 | grep -o "error reading private.*keys*"'
  error reading private key file /etc/kubernetes/pki/sa.pub: data does not contain a valid RSA or ECDSA private key
  $ ssh control-plane 'sed -i s#pki/sa.pub#pki/sa.key# /etc/kubernetes/manifests/kube-controller-manager.yaml'
  $ sleep 60; kubectl get deployment web
  NAME   READY   UP-TO-DATE   AVAILABLE   AGE
  web    1/1     1            1           65s
