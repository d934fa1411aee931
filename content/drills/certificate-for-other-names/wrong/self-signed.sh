# fails: reachable, certificate
ssh control-plane 'cd /etc/kubernetes/pki; openssl req -x509 -new -key apiserver.key -subj /CN=kube-apiserver -days 365 -addext subjectAltName=DNS:control-plane,DNS:kubernetes,DNS:kubernetes.default,DNS:kubernetes.default.svc,IP:10.96.0.1,IP:192.168.56.10 -out apiserver.crt'
sleep 30
