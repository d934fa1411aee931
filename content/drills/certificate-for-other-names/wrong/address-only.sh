# fails: certificate
ssh control-plane 'cd /etc/kubernetes/pki; echo subjectAltName=IP:192.168.56.10,IP:10.96.0.1 > /tmp/names; openssl req -new -key apiserver.key -subj /CN=kube-apiserver -out /tmp/csr; openssl x509 -req -in /tmp/csr -CA ca.crt -CAkey ca.key -set_serial 7 -days 365 -extfile /tmp/names -out apiserver.crt'
sleep 30
