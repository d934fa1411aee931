kubectl get nodes
ssh control-plane openssl x509 -noout -ext subjectAltName -in /etc/kubernetes/pki/apiserver.crt
cat > sign.sh <<'X'
cd /etc/kubernetes/pki
echo subjectAltName=DNS:control-plane,DNS:kubernetes,DNS:kubernetes.default,DNS:kubernetes.default.svc,DNS:kubernetes.default.svc.cluster.local,IP:10.96.0.1,IP:192.168.56.10 > /tmp/names
openssl req -new -key apiserver.key -subj /CN=kube-apiserver -out /tmp/csr
openssl x509 -req -in /tmp/csr -CA ca.crt -CAkey ca.key -set_serial 815 -days 365 -extfile /tmp/names -out apiserver.crt
X
ssh control-plane bash < sign.sh
sleep 30
kubectl get nodes
