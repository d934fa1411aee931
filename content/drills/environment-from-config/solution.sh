kubectl patch deployment ticket -n ferry -p '
spec:
  template:
    spec:
      containers:
        - name: ticket
          envFrom:
            - prefix: FERRY_
              configMapRef: { name: ticket-settings }
          env:
            - name: DB_PASSWORD
              valueFrom: { secretKeyRef: { name: ticket-db, key: password } }
            - name: PROMO_CODE
              valueFrom: { configMapKeyRef: { name: campaign, key: code, optional: true } }
'
kubectl rollout status deployment/ticket -n ferry --timeout=60s
