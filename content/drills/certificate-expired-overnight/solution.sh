ssh worker-2 openssl x509 -noout -subject -enddate -in /var/lib/kubelet/pki/kubelet-client-current.pem
openssl req -new -newkey rsa:2048 -nodes -keyout node.key -subj /O=system:nodes/CN=system:node:worker-2 -out node.csr
cat <<EOF | kubectl apply -f -
apiVersion: certificates.k8s.io/v1
kind: CertificateSigningRequest
metadata: { name: worker-2 }
spec:
  signerName: kubernetes.io/kube-apiserver-client-kubelet
  request: $(base64 -w0 node.csr)
  usages: [digital signature, key encipherment, client auth]
EOF
kubectl certificate approve worker-2
sleep 3
kubectl get csr worker-2 -o jsonpath='{.status.certificate}' | base64 -d > node.pem
cat node.key >> node.pem
ssh worker-2 "cat > /var/lib/kubelet/pki/kubelet-client-current.pem; systemctl restart kubelet" < node.pem
sleep 15
kubectl get node worker-2
