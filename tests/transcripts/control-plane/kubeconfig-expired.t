A scheduler whose client certificate has expired. Source: Kubernetes documentation, "PKI certificates and requirements"; client-go's
tools/clientcmd; kubeadm certs renew.

  $ ssh control-plane 'cd /etc/kubernetes; kubectl --kubeconfig scheduler.conf config view --raw -o "jsonpath={.users[0].user.client-key-data}" | base64 -d > /root/key; openssl req -new -key /root/key -subj /CN=system:kube-scheduler -out /root/csr; openssl x509 -req -in /root/csr -CA pki/ca.crt -CAkey pki/ca.key -set_serial 9 -days 0 -out /root/crt 2> /dev/null; kubectl --kubeconfig scheduler.conf config set users.system:kube-scheduler.client-certificate-data $(base64 -w0 /root/crt); crictl stop $(crictl ps --name kube-scheduler -q) > /dev/null'; sleep 35
  Property "users.system:kube-scheduler.client-certificate-data" set.
  $ ssh control-plane 'crictl logs $(crictl ps -a --name kube-scheduler -q | head -1) 2>&1 | tail -1'
  E1120 10:00:31.200000       1 run.go:72] "command failed" err="unable to load configmap based request-header-client-ca-file: Unauthorized"
  $ ssh control-plane 'kubeadm certs renew scheduler.conf | tail -1'; sleep 60; kubectl run q --image=nginx:1.27; sleep 20; kubectl get pod q
  certificate embedded in the kubeconfig file for the scheduler manager to use renewed
  pod/q created
  NAME   READY   STATUS    RESTARTS   AGE
  q      1/1     Running   0          20s
