An API server whose certificate has not the address that clients use. Source: crypto/x509; Kubernetes documentation, "PKI
certificates and requirements".

# fault: api-server-certificate-names-wrong
  $ kubectl get nodes
  ! Unable to connect to the server: tls: failed to verify certificate: x509: certificate is valid for 10.96.0.1, not 192.168.56.10
  [1]
  $ ssh control-plane 'openssl x509 -in /etc/kubernetes/pki/apiserver.crt -noout -ext subjectAltName'
  X509v3 Subject Alternative Name: 
      DNS:kubernetes, DNS:kubernetes.default, DNS:kubernetes.default.svc, IP Address:10.96.0.1
  $ ssh control-plane 'cd /etc/kubernetes/pki; echo subjectAltName=DNS:control-plane,DNS:kubernetes,DNS:kubernetes.default,DNS:kubernetes.default.svc,DNS:kubernetes.default.svc.cluster.local,IP:10.96.0.1,IP:192.168.56.10 > /root/names; openssl req -new -key apiserver.key -subj /CN=kube-apiserver -out /root/csr; openssl x509 -req -in /root/csr -CA ca.crt -CAkey ca.key -set_serial 1 -days 365 -extfile /root/names -out apiserver.crt 2> /dev/null'
  $ sleep 20; kubectl get nodes --no-headers | awk '{print $1, $2}'
  control-plane Ready
  worker-1 Ready
  worker-2 Ready
